package dev.rushline.connect.avro;

/**
 * The registry does not tell what it has to: nothing can be read until it does. An {@link Error},
 * since with {@code errors.tolerance=all} Connect takes every exception of a converter for the
 * record's fault, and one that it may repeat likewise as soon as the task is stopped.
 */
public final class RegistryFault extends Error {
  private static final long serialVersionUID = 1L;

  RegistryFault(String topic, Throwable cause) {
    super(
        "The registry does not tell the schema of a record of %s: %s"
            .formatted(topic, cause.getMessage()),
        cause);
  }
}

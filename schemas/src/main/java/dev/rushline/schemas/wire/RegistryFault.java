package dev.rushline.schemas.wire;

import java.io.Serial;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A value cannot be read or written for a reason that lies outside of its bytes: the registry does
 * not answer, refuses, does not know the schema that a record names, or knows it as one that this
 * build cannot read. Nobody may skip a record for that, since another registry or another build
 * would not.
 */
public final class RegistryFault extends SerializationException {
  @Serial private static final long serialVersionUID = 1L;

  public RegistryFault(String message) {
    super(message);
  }

  public RegistryFault(String message, Throwable cause) {
    super(message, cause);
  }
}

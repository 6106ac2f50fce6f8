package dev.rushline.streams;

import java.io.Serial;

/** A record that contradicts itself or its topic. To be thrown before anything has changed. */
public final class MalformedInput extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public MalformedInput(String message) {
    super(message);
  }

  public MalformedInput(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.rushline.search.topology;

import java.io.Serial;

/** A record that contradicts its topic. Thrown before anything has changed. */
final class MalformedRecord extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  MalformedRecord(String message) {
    super(message);
  }

  MalformedRecord(String message, Throwable cause) {
    super(message, cause);
  }
}

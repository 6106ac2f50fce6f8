package dev.rushline.local.process;

import java.io.Serial;

/**
 * A server could not be started, stopped or used; the message is for a person, complete as it is.
 */
public final class ServerFailed extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public ServerFailed(String message) {
    super(message);
  }

  public ServerFailed(String message, Throwable cause) {
    super(message, cause);
  }
}

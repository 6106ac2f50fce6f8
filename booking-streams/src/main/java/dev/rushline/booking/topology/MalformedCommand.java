package dev.rushline.booking.topology;

import java.io.Serial;

/** A command that contradicts itself. Thrown before anything has changed. */
final class MalformedCommand extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  MalformedCommand(String commandId, IllegalArgumentException cause) {
    super("command " + commandId + " contradicts itself: " + cause.getMessage(), cause);
  }
}

package dev.rushline.queue.line;

import dev.rushline.schemas.ids.EventId;

/** Where the seeds of draws come from: the same one for the same line and round, always. */
@FunctionalInterface
public interface Seeds {

  /**
   * The seed of one draw, which nobody can guess.
   *
   * @return 32 bytes in hexadecimal
   */
  String of(EventId eventId, int round);
}

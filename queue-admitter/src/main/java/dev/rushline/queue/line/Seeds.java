package dev.rushline.queue.line;

/** Where the seeds of draws come from: the same one for the same line and round, always. */
@FunctionalInterface
public interface Seeds {

  /**
   * The seed of one draw, which nobody can guess.
   *
   * @return 32 bytes in hexadecimal
   */
  String of(String eventId, int round);
}

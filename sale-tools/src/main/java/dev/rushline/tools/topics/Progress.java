package dev.rushline.tools.topics;

/** Hears how far a read has come. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress UNHEARD = (_, _) -> {};

  /**
   * Some more records were read.
   *
   * @param read how many so far, of whatever key
   * @param all how many there are
   */
  void read(long read, long all);
}

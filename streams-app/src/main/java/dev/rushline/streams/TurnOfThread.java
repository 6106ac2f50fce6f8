package dev.rushline.streams;

/**
 * What a stream thread does between two looks at its input: it decides all it has read, and now and
 * then commits. Called on the stream thread.
 */
public interface TurnOfThread {
  /** All that was read is decided, and the thread is about to look for more or to commit. */
  void endTurn();

  /** All that was decided so far is committed. */
  void committed();

  /** What was decided since the last commit is given up and will be decided again. */
  void aborted();
}

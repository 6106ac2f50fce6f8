package dev.rushline.proof;

/** Evidence that knows how to tell of itself: data for tests, a sentence for people. */
public interface Explained {
  /** The sentence, without a full stop. */
  String explained();
}

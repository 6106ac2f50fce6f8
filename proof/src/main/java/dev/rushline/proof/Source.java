package dev.rushline.proof;

/**
 * Draws what happens next.
 *
 * @param <S> a step
 */
public interface Source<S> {
  /** The next step, as far as the subject has come. */
  S next();
}

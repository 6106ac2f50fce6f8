package dev.rushline.proof;

import java.util.random.RandomGenerator;

/**
 * Sets up a run.
 *
 * @param <S> a step
 * @param <T> the subject, as its source sees it
 */
public interface Stage<S, T extends Subject<S>> {

  /** A subject that nothing has happened to. */
  T subject();

  /** What does not hold of a subject that fails in any other way than by a broken invariant. */
  Invariant noContradiction();

  /** What draws the steps of one run; it may look at what the subject has become. */
  Source<S> source(RandomGenerator random, T subject);
}

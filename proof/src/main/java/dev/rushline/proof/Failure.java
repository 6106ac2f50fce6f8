package dev.rushline.proof;

import java.util.List;

/**
 * What went wrong in one run.
 *
 * @param seed of this run alone
 * @param steps the steps up to the one after which it was seen: since everything is checked after
 *     each, no shorter beginning fails
 * @param <S> a step
 */
public record Failure<S>(BrokenInvariant broken, long seed, List<S> steps) {

  /** Which invariant does not hold. */
  public Invariant invariant() {
    return broken.invariant();
  }

  @Override
  public String toString() {
    return "%s does not hold after %d steps of a run (seed %d): %s"
        .formatted(invariant().name(), steps.size(), seed, broken.getMessage());
  }
}

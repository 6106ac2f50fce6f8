package dev.rushline.queue.simulation;

import java.io.Serial;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An invariant does not hold. */
final class BrokenInvariant extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Invariant invariant;

  BrokenInvariant(Invariant invariant, String what) {
    super(what);
    this.invariant = invariant;
  }

  Invariant invariant() {
    return invariant;
  }

  /** Unless it holds, tells what is wrong in these words and values. */
  static void check(boolean holds, Invariant invariant, Object... otherwise) {
    if (!holds) {
      throw new BrokenInvariant(
          invariant, Stream.of(otherwise).map(String::valueOf).collect(Collectors.joining(" ")));
    }
  }
}

package dev.rushline.tools.simulation;

import java.io.Serial;

/** An invariant does not hold. */
final class BrokenInvariant extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Invariant invariant;

  BrokenInvariant(Invariant invariant, String what) {
    super(what);
    this.invariant = invariant;
  }

  BrokenInvariant(Invariant invariant, String what, Throwable cause) {
    super(what, cause);
    this.invariant = invariant;
  }

  Invariant invariant() {
    return invariant;
  }

  static void check(boolean holds, Invariant invariant, String otherwise) {
    if (!holds) {
      throw new BrokenInvariant(invariant, otherwise);
    }
  }
}

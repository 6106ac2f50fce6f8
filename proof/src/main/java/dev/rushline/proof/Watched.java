package dev.rushline.proof;

/**
 * A subject whose every failure is a broken invariant: one that throws in the middle of a step has
 * the seed and the steps told as well, and these are shortened.
 *
 * @param <S> a step
 */
record Watched<S>(Subject<S> subject, Invariant noContradiction) implements Subject<S> {
  @Override
  public void take(S step) {
    withoutContradiction(() -> subject.take(step));
  }

  @Override
  public void end() {
    withoutContradiction(subject::end);
  }

  private void withoutContradiction(Runnable act) {
    try {
      act.run();
    } catch (BrokenInvariant broken) {
      throw broken;
    } catch (RuntimeException contradiction) {
      throw new BrokenInvariant(noContradiction, contradiction);
    }
  }
}

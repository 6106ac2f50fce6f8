package dev.rushline.proof;

/**
 * What is under test, from its beginning on, and all that must hold of it. Two subjects that take
 * the same steps end the same: whatever chance decides is in the steps. What either method throws
 * besides a {@link BrokenInvariant} breaks an invariant as well, the stage's {@link
 * Stage#noContradiction}.
 *
 * @param <S> a step, plain data
 */
public interface Subject<S> {

  /**
   * Takes a step and checks everything that must hold after it.
   *
   * @throws BrokenInvariant when something does not
   */
  void take(S step);

  /**
   * Checks what can be told at the end only, such as that a replay ends the same.
   *
   * @throws BrokenInvariant when it does not
   */
  void end();
}

package dev.rushline.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Leaves out steps of a failing run while the same invariant breaks: halves first, then ever
 * smaller pieces, down to single steps.
 *
 * @param <S> a step
 */
final class Shortening<S> {
  /** Steps taken in all tries together: some seconds, when a step takes twenty microseconds. */
  private static final long STEPS_MAX = 300_000;

  private final Supplier<? extends Subject<S>> subjects;
  private Failure<S> shortest;
  private long taken;

  Shortening(Supplier<? extends Subject<S>> subjects, Failure<S> failure) {
    this.subjects = subjects;
    this.shortest = failure;
  }

  Failure<S> shortest() {
    for (int piece = shortest.steps().size() / 2; piece > 0; piece /= 2) {
      int from = 0;
      while (from < shortest.steps().size() && taken < STEPS_MAX) {
        // What is shorter now has other steps at this place: these are tried next.
        if (!breaksWithout(from, piece)) {
          from += piece;
        }
      }
    }
    return shortest;
  }

  private boolean breaksWithout(int from, int piece) {
    List<S> steps = new ArrayList<>(shortest.steps());
    steps.subList(from, Math.min(from + piece, steps.size())).clear();
    Subject<S> subject = subjects.get();
    int done = 0;
    try {
      for (S step : steps) {
        taken++;
        done++;
        subject.take(step);
      }
      subject.end();
      return false;
    } catch (BrokenInvariant broken) {
      if (!broken.invariant().equals(shortest.invariant())) {
        return false;
      }
      shortest = new Failure<>(broken, shortest.seed(), List.copyOf(steps.subList(0, done)));
      return true;
    }
  }
}

package dev.rushline.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs a subject many times from its beginning, each time with steps drawn from the seed, and stops
 * at the first thing that does not hold.
 *
 * @param <S> a step
 * @param <T> the subject
 */
public final class Simulation<S, T extends Subject<S>> {
  private static final String ALGORITHM = "L64X128MixRandom";

  private final Stage<S, T> stage;
  private final int stepsOfARun;
  private final RandomGenerator seeds;
  private long steps;

  /**
   * Nothing has run yet.
   *
   * @param seed the same seed draws the same steps
   * @param stepsOfARun after so many the next run begins
   */
  public Simulation(long seed, int stepsOfARun, Stage<S, T> stage) {
    this.stage = stage;
    this.stepsOfARun = stepsOfARun;
    this.seeds = random(seed);
  }

  /** Runs until that many steps were taken, or until something does not hold. */
  public Optional<Failure<S>> run(long max, LongConsumer progress) {
    while (steps < max) {
      long seed = seeds.nextLong();
      List<S> taken = new ArrayList<>();
      try {
        play(seed, (int) Math.min(stepsOfARun, max - steps), taken, stage).end();
      } catch (BrokenInvariant broken) {
        return Optional.of(new Failure<>(broken, seed, List.copyOf(taken)));
      }
      steps += taken.size();
      progress.accept(steps);
    }
    return Optional.empty();
  }

  /** The steps of one run, drawn from the run's own seed. */
  public static <S, T extends Subject<S>> List<S> log(long seed, int length, Stage<S, T> stage) {
    List<S> taken = new ArrayList<>();
    play(seed, length, taken, stage);
    return List.copyOf(taken);
  }

  /** Fewer steps that break the same invariant, as few as are found soon; they are not redrawn. */
  public Failure<S> shortened(Failure<S> failure) {
    return new Shortening<>(() -> watched(stage.subject(), stage), failure).shortest();
  }

  private static <S, T extends Subject<S>> Watched<S> play(
      long seed, int length, List<S> taken, Stage<S, T> stage) {
    T subject = stage.subject();
    Watched<S> watched = watched(subject, stage);
    Source<S> source = stage.source(random(seed), subject);
    while (taken.size() < length) {
      S step = source.next();
      taken.add(step);
      watched.take(step);
    }
    return watched;
  }

  private static <S, T extends Subject<S>> Watched<S> watched(T subject, Stage<S, T> stage) {
    return new Watched<>(subject, stage.noContradiction());
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of(ALGORITHM).create(seed);
  }
}

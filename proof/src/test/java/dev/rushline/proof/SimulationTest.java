package dev.rushline.proof;

import static dev.rushline.proof.BrokenInvariant.check;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A counter that is broken in known ways, and what the harness makes of it. */
class SimulationTest {
  private static final int STEPS_OF_A_RUN = 200;
  private static final long STEPS = 10_000;
  private static final int NEVER = -1;

  private enum Of implements Invariant {
    SUM_IS_KEPT,
    END_IS_TOLD,
    NEVER_FAILS
  }

  /** Adds up what it is given, and loses a 7 if a 3 was given before. */
  private static class Counter implements Subject<Integer> {
    private final int lost;
    final List<Integer> given = new ArrayList<>();
    private int sum;

    Counter(int lost) {
      this.lost = lost;
    }

    @Override
    public void take(Integer step) {
      boolean loses = step == lost && given.contains(3);
      given.add(step);
      sum += loses ? 0 : step;
      int expected = given.stream().mapToInt(Integer::intValue).sum();
      check(sum == expected, Of.SUM_IS_KEPT, "the sum is", sum, "of", expected);
    }

    @Override
    public void end() {
      // Nothing is left to be checked.
    }
  }

  private static final class Ends extends Counter {
    Ends() {
      super(NEVER);
    }

    @Override
    public void end() {
      throw new BrokenInvariant(Of.END_IS_TOLD, new IllegalStateException("over"));
    }
  }

  /** Cannot count to 7 once it has seen a 3, or cannot end. */
  private static final class Fails extends Counter {
    private final boolean atItsEnd;

    Fails(boolean atItsEnd) {
      super(NEVER);
      this.atItsEnd = atItsEnd;
    }

    @Override
    public void take(Integer step) {
      if (!atItsEnd && step == 7 && given.contains(3)) {
        throw new IllegalStateException("no 7 after a 3");
      }
      super.take(step);
    }

    @Override
    public void end() {
      if (atItsEnd) {
        throw new IllegalStateException("no end");
      }
    }
  }

  private record Counters(Supplier<Counter> counters) implements Stage<Integer, Counter> {
    private Counters(int lost) {
      this(() -> new Counter(lost));
    }

    @Override
    public Counter subject() {
      return counters.get();
    }

    @Override
    public Invariant noContradiction() {
      return Of.NEVER_FAILS;
    }

    @Override
    public Source<Integer> source(RandomGenerator random, Counter subject) {
      return () -> random.nextInt(10);
    }
  }

  private static final class Endings implements Stage<Integer, Ends> {
    @Override
    public Ends subject() {
      return new Ends();
    }

    @Override
    public Invariant noContradiction() {
      return Of.NEVER_FAILS;
    }

    @Override
    public Source<Integer> source(RandomGenerator random, Ends subject) {
      return () -> subject.given.size();
    }
  }

  @Test
  void what_holds_is_run_to_the_last_step() {
    List<Long> progress = new ArrayList<>();

    Optional<Failure<Integer>> failure = simulation(NEVER).run(500, progress::add);

    assertThat(failure).isEmpty();
    assertThat(progress).containsExactly(200L, 400L, 500L);
  }

  @Test
  void what_does_not_hold_is_told_with_what_shows_it() {
    Failure<Integer> failure = simulation(7).run(STEPS, _ -> {}).orElseThrow();

    assertThat(failure.invariant()).isEqualTo(Of.SUM_IS_KEPT);
    assertThat(failure.steps()).endsWith(7).contains(3);
    int sum = failure.steps().stream().mapToInt(Integer::intValue).sum();
    assertThat(failure.broken().evidence()).containsExactly("the sum is", sum - 7, "of", sum);
    assertThat(failure)
        .hasToString(
            "SUM_IS_KEPT does not hold after %d steps of a run (seed %d): the sum is %d of %d"
                .formatted(failure.steps().size(), failure.seed(), sum - 7, sum));
  }

  @Test
  void a_failing_run_is_drawn_again_from_its_own_seed() {
    Failure<Integer> failure = simulation(7).run(STEPS, _ -> {}).orElseThrow();

    assertThat(Simulation.log(failure.seed(), failure.steps().size(), new Counters(NEVER)))
        .isEqualTo(failure.steps());
  }

  @Test
  void a_failing_run_is_shortened_to_the_steps_that_matter() {
    Simulation<Integer, Counter> simulation = simulation(7);
    Failure<Integer> failure = simulation.run(STEPS, _ -> {}).orElseThrow();

    Failure<Integer> shortest = simulation.shortened(failure);

    assertThat(shortest.steps()).containsExactly(3, 7);
    assertThat(shortest.broken().evidence()).containsExactly("the sum is", 3, "of", 10);
    assertThat(shortest.seed()).isEqualTo(failure.seed());
  }

  @Test
  void what_shows_at_the_end_only_is_told_with_all_steps_and_shortened_to_none() {
    Simulation<Integer, Ends> simulation = new Simulation<>(1, 8, new Endings());

    Failure<Integer> failure = simulation.run(STEPS, _ -> {}).orElseThrow();

    assertThat(failure.invariant()).isEqualTo(Of.END_IS_TOLD);
    assertThat(failure.broken()).hasMessage("over").hasCauseInstanceOf(IllegalStateException.class);
    assertThat(failure.steps()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(simulation.shortened(failure).steps()).isEmpty();
  }

  @Test
  void a_subject_that_throws_is_told_with_its_steps_and_shortened_as_any_other() {
    Simulation<Integer, Counter> simulation =
        new Simulation<>(1, STEPS_OF_A_RUN, new Counters(() -> new Fails(false)));

    Failure<Integer> failure = simulation.run(STEPS, _ -> {}).orElseThrow();

    assertThat(failure.invariant()).isEqualTo(Of.NEVER_FAILS);
    assertThat(failure.broken())
        .hasMessage("no 7 after a 3")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(failure.steps()).endsWith(7).contains(3);
    assertThat(simulation.shortened(failure).steps()).containsExactly(3, 7);
  }

  @Test
  void a_subject_that_throws_at_its_end_is_told_as_well() {
    Simulation<Integer, Counter> simulation =
        new Simulation<>(1, 8, new Counters(() -> new Fails(true)));

    Failure<Integer> failure = simulation.run(STEPS, _ -> {}).orElseThrow();

    assertThat(failure.invariant()).isEqualTo(Of.NEVER_FAILS);
    assertThat(failure.steps()).hasSize(8);
    assertThat(simulation.shortened(failure).steps()).isEmpty();
  }

  private record Sum(int of, int parts) implements Explained {
    @Override
    public String explained() {
      return of + " of " + parts + " parts";
    }
  }

  @Test
  void evidence_that_can_explain_itself_does_and_stays_what_it_is() {
    BrokenInvariant broken =
        new BrokenInvariant(Of.SUM_IS_KEPT, "the sum is", new Sum(7, 2), "and not", 8);

    assertThat(broken).hasMessage("the sum is 7 of 2 parts and not 8");
    assertThat(broken.evidence()).containsExactly("the sum is", new Sum(7, 2), "and not", 8);
  }

  @Test
  void another_seed_draws_other_steps() {
    assertThat(Simulation.log(1, 100, new Counters(NEVER)))
        .isEqualTo(Simulation.log(1, 100, new Counters(NEVER)))
        .isNotEqualTo(Simulation.log(2, 100, new Counters(NEVER)));
  }

  private static Simulation<Integer, Counter> simulation(int lost) {
    return new Simulation<>(1, STEPS_OF_A_RUN, new Counters(lost));
  }
}

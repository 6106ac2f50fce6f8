package dev.rushline.queue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.proof.Failure;
import dev.rushline.proof.Simulation;
import dev.rushline.queue.line.Answer;
import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.EndReason;
import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.InMemoryLineState;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.LineEvent;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.queue.line.PlaceStatus;
import dev.rushline.queue.line.Refusal;
import dev.rushline.queue.line.Usher;
import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many lines, and for each invariant something broken that the simulation must notice. */
class SimulationTest {
  private static final long COMMANDS_OF_A_SEED = 50_000;
  private static final long COMMANDS_OF_A_CONTROL = 20_000;
  private static final long SEED = 20_300_101;

  @ParameterizedTest
  @ValueSource(longs = {SEED, 1, 2, 3})
  void every_invariant_holds_after_each_command(long seed) {
    Optional<Failure<Entry>> failure = run(seed, COMMANDS_OF_A_SEED, Office::real);

    assertThat(failure).as("seed %d", seed).isEmpty();
  }

  @Test
  void the_first_rules_keep_their_invariants_and_so_does_a_line_that_gets_others_midway() {
    assertThat(run(SEED, COMMANDS_OF_A_SEED, () -> Office.of(1))).isEmpty();
    assertThat(run(SEED, COMMANDS_OF_A_SEED, GetsOtherRules::new)).isEmpty();
  }

  @Test
  void everything_that_can_happen_does() {
    Set<Class<?>> commands = new HashSet<>();
    Set<Class<?>> events = new HashSet<>();
    Set<EndReason> ends = EnumSet.noneOf(EndReason.class);
    Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
    Simulation<Entry, SimulatedLine> simulation =
        LineStage.simulation(
            SEED,
            Office::real,
            (command, decision) -> {
              commands.add(command.getClass());
              for (LineEvent event : decision.events()) {
                events.add(event.getClass());
                if (event instanceof LineEvent.SlotEnded ended) {
                  ends.add(ended.why());
                }
              }
              if (decision.answer().orElse(null) instanceof Answer.Refused(Refusal reason)) {
                refusals.add(reason);
              }
            });

    assertThat(simulation.run(COMMANDS_OF_A_SEED, _ -> {})).isEmpty();

    assertThat(commands).containsExactlyInAnyOrder(LineCommand.class.getPermittedSubclasses());
    assertThat(events).containsExactlyInAnyOrder(LineEvent.class.getPermittedSubclasses());
    assertThat(ends).containsExactlyInAnyOrder(EndReason.values());
    assertThat(refusals).isEqualTo(EnumSet.complementOf(EnumSet.of(Refusal.LINE_FULL)));
  }

  @Test
  void the_same_seed_draws_the_same_commands_and_another_one_others() {
    assertThat(LineStage.log(1, 500))
        .isEqualTo(LineStage.log(1, 500))
        .isNotEqualTo(LineStage.log(2, 500));
  }

  private static Optional<Failure<Entry>> run(long seed, long commands, Supplier<Office> offices) {
    return LineStage.simulation(seed, offices, (_, _) -> {}).run(commands, _ -> {});
  }

  record Control(Invariant invariant, Supplier<Office> offices) {
    static Control of(Invariant invariant, Supplier<InMemoryLineState> tampered) {
      return new Control(invariant, () -> new Office(tampered.get()));
    }

    @Override
    public String toString() {
      return invariant.name();
    }
  }

  static Stream<Control> controls() {
    return Stream.of(
        Control.of(Invariant.PLACES_ARE_UNIQUE, ForgetsWhoWaits::new),
        Control.of(Invariant.NOBODY_OVERTAKES, DrawsAgain::new),
        new Control(Invariant.NUMBERS_GIVEN_UP_ARE_FEW, DecidesByTheFirstRules::new),
        Control.of(Invariant.ADMITTED_NEVER_EXCEEDS_CAPACITY, SeesNoTarget::new),
        Control.of(Invariant.EVERY_SLOT_COMES_BACK, SeesNoDeadline::new),
        new Control(Invariant.A_SLOT_IS_NEVER_IDLE_WHILE_SOMEONE_WAITS, SleepsThroughTicks::new),
        Control.of(Invariant.COUNTS_ARE_TRUE, ForgetsWhoLeft::new),
        new Control(Invariant.REPLAY_EQUALS_LIVE, LooksAtAClock::new),
        Control.of(Invariant.NO_CONTRADICTION, CallsAStranger::new));
  }

  @ParameterizedTest
  @Timeout(60) // what is broken might never end
  @MethodSource("controls")
  void what_is_broken_is_noticed_by_its_invariant(Control control) {
    Optional<Failure<Entry>> failure = run(SEED, COMMANDS_OF_A_CONTROL, control.offices());

    assertThat(failure.map(Failure::invariant)).contains(control.invariant());
  }

  /** A line, two fans who join and the tick that calls one too many, or little more than that. */
  @Test
  void a_failure_is_shortened_to_the_few_commands_that_lead_to_it() {
    Simulation<Entry, SimulatedLine> simulation =
        LineStage.simulation(SEED, () -> new Office(new SeesNoTarget()), (_, _) -> {});
    Failure<Entry> failure = simulation.run(COMMANDS_OF_A_CONTROL, _ -> {}).orElseThrow();

    Failure<Entry> shortened = simulation.shortened(failure);

    assertThat(shortened.invariant()).isEqualTo(Invariant.ADMITTED_NEVER_EXCEEDS_CAPACITY);
    assertThat(shortened.steps()).hasSizeLessThan(12).hasSizeLessThan(failure.steps().size());
  }

  @Test
  void also_a_rule_that_throws_is_told_with_its_seed_and_few_commands() {
    Simulation<Entry, SimulatedLine> simulation =
        LineStage.simulation(SEED, () -> new Office(new CallsAStranger()), (_, _) -> {});
    Failure<Entry> failure = simulation.run(COMMANDS_OF_A_CONTROL, _ -> {}).orElseThrow();

    Failure<Entry> shortened = simulation.shortened(failure);

    assertThat(shortened.invariant()).isEqualTo(Invariant.NO_CONTRADICTION);
    assertThat(shortened.broken()).hasCauseInstanceOf(NoSuchElementException.class);
    assertThat(shortened.seed()).isEqualTo(failure.seed());
    assertThat(shortened.steps()).hasSizeLessThan(12);
  }

  @Test
  void each_invariant_has_a_control() {
    Set<Invariant> controlled = controls().map(Control::invariant).collect(Collectors.toSet());

    assertThat(controlled).isEqualTo(EnumSet.allOf(Invariant.class));
  }

  /** Takes fans who wait for fans who have left. */
  private static final class ForgetsWhoWaits extends InMemoryLineState {
    private ForgetsWhoWaits() {
      super(Office.EVENT);
    }

    @Override
    public Optional<FanPlace> fan(CustomerId customerId) {
      return super.fan(customerId)
          .map(
              place ->
                  place.status() == PlaceStatus.WAITING
                      ? new FanPlace(
                          place.customerId(),
                          place.round(),
                          place.arrival(),
                          place.joinedAt(),
                          PlaceStatus.ENDED,
                          Optional.empty(),
                          Optional.of(EndReason.LEFT),
                          place.rejoins())
                      : place);
    }
  }

  /** Calls by another draw than the one that can be checked. */
  private static final class DrawsAgain extends InMemoryLineState {
    private DrawsAgain() {
      super(Office.EVENT);
    }

    @Override
    public Optional<Draw> draw() {
      return super.draw().map(drawn -> new Draw(new byte[32], new byte[32], drawn.count()));
    }
  }

  private static final class SeesNoTarget extends InMemoryLineState {
    private SeesNoTarget() {
      super(Office.EVENT);
    }

    @Override
    public Line line() {
      Line line = super.line();
      LinePolicy policy = line.policy();
      return new Line(
          line.version(),
          line.now(),
          new LinePolicy(
              policy.mode(),
              LinePolicy.FANS_MAX,
              policy.ratePerMinute(),
              policy.demandThreshold(),
              policy.opensAt(),
              policy.claimTtl(),
              policy.slotTtl(),
              policy.bypassGroups()),
          line.epoch(),
          line.round(),
          line.sale(),
          line.pace());
    }
  }

  private static final class SeesNoDeadline extends InMemoryLineState {
    private SeesNoDeadline() {
      super(Office.EVENT);
    }

    @Override
    public List<FanPlace> due(Instant now, int max) {
      return List.of();
    }
  }

  private static final class ForgetsWhoLeft extends InMemoryLineState {
    private ForgetsWhoLeft() {
      super(Office.EVENT);
    }

    @Override
    public void save(FanPlace place) {
      if (place.endedWhy().filter(why -> why == EndReason.LEFT).isEmpty()) {
        super.save(place);
      }
    }
  }

  /** Has a number waited for by somebody of whom nothing else is known. */
  private static final class CallsAStranger extends InMemoryLineState {
    private CallsAStranger() {
      super(Office.EVENT);
    }

    @Override
    public Optional<CustomerId> waitingWith(long arrival) {
      return super.waitingWith(arrival).map(_ -> new CustomerId("stranger"));
    }
  }

  /** Says that the newest rules are in force, and is wrong. */
  private static final class DecidesByTheFirstRules extends Office {
    private DecidesByTheFirstRules() {
      super(new InMemoryLineState(EVENT, 1));
    }

    @Override
    int rulesVersion() {
      return Usher.RULES_VERSION;
    }
  }

  /** The log adopts the newest rules while the line is there. */
  private static final class GetsOtherRules extends Office {
    private int commands;

    private GetsOtherRules() {
      super(new InMemoryLineState(EVENT, 1));
    }

    @Override
    Decision handle(LineCommand command, Instant at) {
      if (++commands == 300) {
        state().adopt(Usher.RULES_VERSION);
      }
      return super.handle(command, at);
    }
  }

  private static final class SleepsThroughTicks extends Office {
    private SleepsThroughTicks() {
      super(new InMemoryLineState(EVENT));
    }

    @Override
    Decision handle(LineCommand command, Instant at) {
      return super.handle(
          command instanceof LineCommand.Tick
              ? new LineCommand.Find(new CustomerId("nobody"))
              : command,
          at);
    }
  }

  /** Decides by a clock of its own instead of the log's. */
  private static final class LooksAtAClock extends Office {
    private static long looks;

    private LooksAtAClock() {
      super(new InMemoryLineState(EVENT));
    }

    @Override
    Decision handle(LineCommand command, Instant at) {
      return super.handle(command, at.plusMillis(++looks));
    }
  }
}

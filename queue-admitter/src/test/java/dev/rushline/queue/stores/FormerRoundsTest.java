package dev.rushline.queue.stores;

import static dev.rushline.queue.line.Named.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.queue.line.Usher;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** What is forgotten of a line, and how much at a time. */
class FormerRoundsTest {
  private static final int STEP = 10;
  private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");

  private final KeyValueStore<Bytes, byte[]> places = MemoryStore.empty();
  private final KeyValueStore<Bytes, byte[]> lineStore = MemoryStore.empty();
  private final LineStores lines = new LineStores(lineStore, places);
  private final Usher usher = new Usher((_, _) -> "5eed");
  private final FormerRounds formerRounds = new FormerRounds(lines, STEP);

  private void decide(String event, LineCommand command) {
    StoredLineState state = lines.ofEvent(event(event));
    usher.handle(command, NOW, state);
    state.flush();
  }

  private void policy(String event, LineMode mode) {
    decide(
        event,
        new LineCommand.SetPolicy(
            new LinePolicy(
                mode,
                3,
                100_000,
                600,
                Optional.empty(),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                List.of())));
  }

  /** A round with fans who wait and three who are called, and its end. */
  private void round(String event, int fans) {
    policy(event, LineMode.ALWAYS);
    join(event, fans);
    decide(event, new LineCommand.Tick(0));
    policy(event, LineMode.OFF);
  }

  private void join(String event, int fans) {
    IntStream.range(0, fans).forEach(fan -> decide(event, new LineCommand.Join(fan(event, fan))));
  }

  private static CustomerId fan(String event, int number) {
    return new CustomerId("%s-%03d".formatted(event, number));
  }

  private void forget(int steps) {
    IntStream.range(0, steps).forEach(_ -> formerRounds.forgetSome());
  }

  private long kept(String event) {
    return IntStream.range(0, 100)
        .filter(fan -> lines.fan(event(event), fan(event, fan)).isPresent())
        .count();
  }

  @Test
  void a_round_that_is_over_is_forgotten_with_all_that_led_to_its_places() {
    round("e1", 35);

    forget(4);

    assertThat(places.approximateNumEntries()).isZero();
  }

  @Test
  void a_step_forgets_no_more_than_it_may() {
    round("e1", 35);

    forget(1);
    assertThat(kept("e1")).isEqualTo(25);
    forget(2);
    assertThat(kept("e1")).isEqualTo(5);
  }

  @Test
  void the_present_round_stays_and_so_do_lines_that_have_no_former_one() {
    policy("e0", LineMode.ALWAYS);
    join("e0", 15);
    round("e1", 35);
    policy("e1", LineMode.ALWAYS);
    join("e1", 20);

    forget(9);

    assertThat(kept("e0")).isEqualTo(15);
    assertThat(kept("e1")).isEqualTo(20);
    // A place and its arrival each.
    assertThat(places.approximateNumEntries()).isEqualTo(2 * (15 + 20));
  }

  @Test
  void a_round_that_ends_during_the_walk_is_forgotten_with_the_next_one() {
    round("e1", 35);
    forget(2);
    round("e1", 35);

    forget(6);

    assertThat(places.approximateNumEntries()).isZero();
  }

  @Test
  void lines_are_looked_through_one_after_the_other() {
    round("e1", 5);
    round("e2", 5);
    round("e3", 5);

    forget(3);

    assertThat(places.approximateNumEntries()).isZero();
  }

  @Test
  void a_new_owner_goes_on_where_the_former_one_was_interrupted() {
    round("e1", 35);
    forget(2);

    FormerRounds next = new FormerRounds(new LineStores(lineStore, places), STEP);
    next.forgetSome();
    next.forgetSome();

    assertThat(places.approximateNumEntries()).isZero();
    assertThat(next.isAnyLeft()).isFalse();
  }

  @Test
  void a_line_without_former_rounds_is_not_looked_at() {
    policy("e0", LineMode.ALWAYS);
    round("e1", 5);
    forget(1);

    assertThat(formerRounds.isAnyLeft()).isFalse();
    lines.rules().save(Usher.RULES_VERSION, NOW);
    assertThat(new FormerRounds(new LineStores(lineStore, places), STEP).isAnyLeft()).isFalse();
  }

  @Test
  void lines_that_a_former_build_has_left_are_looked_through_once_more() {
    round("e1", 5);
    lineStore.delete(Families.FORMER_ROUNDS.key(event("e1")));

    FormerRounds next = new FormerRounds(new LineStores(lineStore, places), STEP);
    next.forgetSome();

    assertThat(places.approximateNumEntries()).isZero();
  }

  @Test
  void they_are_known_to_whoever_takes_over_after_the_log_has_adopted_rules() {
    round("e1", 35);
    decide("e1", new LineCommand.SetPolicy(LinePolicy.NONE));
    lineStore.delete(Families.FORMER_ROUNDS.key(event("e1")));
    LineStores upgraded = new LineStores(lineStore, places);
    new FormerRounds(upgraded, STEP).forgetSome();
    upgraded.rules().save(Usher.RULES_VERSION, NOW);

    FormerRounds next = new FormerRounds(new LineStores(lineStore, places), STEP);
    for (int step = 0; step < 3; step++) {
      next.forgetSome();
    }

    assertThat(places.approximateNumEntries()).isZero();
    assertThat(next.isAnyLeft()).isFalse();
  }

  @Test
  void a_retired_line_leaves_no_place_and_keeps_its_counters() {
    policy("e1", LineMode.ALWAYS);
    join("e1", 35);
    decide("e1", new LineCommand.RetireLine());

    forget(4);

    assertThat(places.approximateNumEntries()).isZero();
    LineStores again = new LineStores(lineStore, places);
    assertThat(again.line(event("e1"))).isEqualTo(lines.line(event("e1")));
    assertThat(again.line(event("e1")).round().number()).isEqualTo(2);
    List<EventId> inMemory = new ArrayList<>();
    again.forEach((event, _) -> inMemory.add(event));
    assertThat(inMemory).isEmpty();
  }
}

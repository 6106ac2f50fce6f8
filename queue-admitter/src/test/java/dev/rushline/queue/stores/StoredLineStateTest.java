package dev.rushline.queue.stores;

import static dev.rushline.queue.line.Named.event;
import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.InMemoryLineState;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.LineState;
import dev.rushline.queue.line.Usher;
import dev.rushline.queue.simulation.Entry;
import dev.rushline.queue.simulation.LineStage;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores against maps: the same commands, the same decisions, the same state. */
class StoredLineStateTest {
  private static final int COMMANDS = 4_000;
  private static final int RESTART_EVERY = 250;
  private static final int FORGOTTEN_AT_A_TIME = 7;
  private static final EventId EVENT = event("e1");
  private static final Instant END_OF_TIME = Instant.parse("2999-01-01T00:00:00Z");

  private final KeyValueStore<Bytes, byte[]> lines = MemoryStore.empty();
  private final KeyValueStore<Bytes, byte[]> places = MemoryStore.empty();
  private final Usher usher = new Usher((_, round) -> "%064x".formatted(0x5eed_0000L + round));
  private LineStores stores = opened();

  private LineStores opened() {
    LineStores opened = new LineStores(lines, places);
    opened.rules().save(Usher.RULES_VERSION, Instant.EPOCH);
    return opened;
  }

  private Decision decide(EventId event, Entry entry) {
    StoredLineState state = stores.ofEvent(event);
    Decision decision = usher.handle(entry.command(), entry.at(), state);
    state.flush();
    return decision;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void stores_that_forget_behave_as_maps_do_also_after_a_restart(long seed) {
    InMemoryLineState maps = new InMemoryLineState(EVENT);
    FormerRounds formerRounds = new FormerRounds(stores, FORGOTTEN_AT_A_TIME);
    int commands = 0;
    for (Entry entry : LineStage.log(seed, COMMANDS)) {
      Decision expected = usher.handle(entry.command(), entry.at(), maps);
      if (++commands % RESTART_EVERY == 0) {
        stores = opened();
        formerRounds = new FormerRounds(stores, FORGOTTEN_AT_A_TIME);
      }
      formerRounds.forgetSome();

      Decision decision = decide(EVENT, entry);

      assertThat(decision).as("seed %d, command %d: %s", seed, commands, entry).isEqualTo(expected);
      assertThat(stores.line(EVENT)).isEqualTo(maps.line());
    }
    assertSameAs(maps);
  }

  private void assertSameAs(InMemoryLineState maps) {
    LineState stored = new LineStores(lines, places).ofEvent(EVENT);
    assertThat(stored.line()).isEqualTo(maps.line());
    assertThat(maps.fans()).isNotEmpty();
    ofRound(maps).forEach(fan -> assertThat(stored.fan(fan.customerId())).contains(fan));
    assertThat(stored.due(END_OF_TIME, 1_000)).isEqualTo(maps.due(END_OF_TIME, 1_000));
    assertThat(waiting(stored)).isEqualTo(waiting(maps));
  }

  private static List<FanPlace> ofRound(InMemoryLineState maps) {
    int round = maps.line().round().number();
    return maps.fans().values().stream().filter(place -> place.round() == round).toList();
  }

  private static List<Optional<CustomerId>> waiting(LineState state) {
    return LongStream.range(0, state.line().places().joined())
        .mapToObj(state::waitingWith)
        .toList();
  }

  @Test
  void lines_of_other_events_do_not_meet() {
    List<EventId> events = Stream.of("e", "e1", "e11", "f").map(EventId::new).toList();
    Map<EventId, InMemoryLineState> maps =
        events.stream().collect(Collectors.toMap(event -> event, InMemoryLineState::new));
    int turn = 0;
    for (Entry entry : LineStage.log(5, COMMANDS)) {
      EventId event = events.get(turn++ % events.size());
      // A line's first command sets its policy, so that all four are there.
      Entry given = turn <= events.size() ? LineStage.log(5, 1).getFirst() : entry;
      Decision expected = usher.handle(given.command(), given.at(), maps.get(event));

      assertThat(decide(event, given)).isEqualTo(expected);
    }
    events.forEach(
        event -> {
          LineStores again = new LineStores(lines, places);
          Line line = maps.get(event).line();
          assertThat(again.line(event)).isEqualTo(line);
          assertThat(again.ofEvent(event).due(END_OF_TIME, 1_000))
              .isEqualTo(maps.get(event).due(END_OF_TIME, 1_000));
        });
  }

  @Test
  void nothing_of_a_line_is_kept_before_it_is_flushed() {
    Entry first = LineStage.log(1, 1).getFirst();
    StoredLineState state = stores.ofEvent(EVENT);

    usher.handle(first.command(), first.at(), state);

    assertThat(stores.line(EVENT)).isEqualTo(Line.none(EVENT));
    state.flush();
    assertThat(stores.line(EVENT)).isEqualTo(state.line());
  }

  @Test
  void a_question_writes_nothing() {
    StoredLineState state = stores.ofEvent(EVENT);

    usher.handle(new LineCommand.Find(fan("ada")), Instant.EPOCH, state);
    state.flush();

    assertThat(lines.approximateNumEntries()).isOne(); // the rules
    assertThat(places.approximateNumEntries()).isZero();
  }

  @Test
  void due_slots_come_earliest_first_and_no_more_than_asked_for() {
    StoredLineState state = stores.ofEvent(EVENT);
    state.save(Samples.called("ada", Instant.ofEpochMilli(3_000)));
    state.save(Samples.called("bob", Instant.ofEpochMilli(1_000)));
    state.save(Samples.called("cyd", Instant.ofEpochMilli(2_000)));
    stores.ofEvent(event("e2")).save(Samples.called("dan", Instant.ofEpochMilli(500)));

    assertThat(state.due(Instant.ofEpochMilli(999), 10)).isEmpty();
    assertThat(state.due(Instant.ofEpochMilli(2_000), 10))
        .extracting(place -> place.customerId().text())
        .containsExactly("bob", "cyd");
    assertThat(state.due(Instant.ofEpochMilli(9_000), 2))
        .extracting(place -> place.customerId().text())
        .containsExactly("bob", "cyd");
  }

  @Test
  void a_place_leaves_no_trace_but_itself_once_it_has_ended() {
    StoredLineState state = stores.ofEvent(EVENT);
    state.save(Samples.waiting("ada"));
    state.save(Samples.called("ada", Instant.ofEpochMilli(1_000)));

    state.save(Samples.ended("ada"));

    assertThat(places.approximateNumEntries()).isEqualTo(1);
    assertThat(stores.fan(EVENT, fan("ada"))).contains(Samples.ended("ada"));
  }

  /** Keys before this would be those of slots that have ended, which a store steps over. */
  @Test
  void what_is_due_is_looked_for_from_the_first_that_can_be() {
    List<Bytes> from = new ArrayList<>();
    stores = new LineStores(lines, MemoryStore.noting(places, from));
    StoredLineState state = stores.ofEvent(EVENT);
    for (int slot = 0; slot < 1_000; slot++) {
      state.save(Samples.called("fan-" + slot, Instant.ofEpochMilli(1_000 + slot)));
    }
    state.due(Instant.ofEpochMilli(1_500), 1_000).stream()
        .map(place -> Samples.ended(place.customerId().text()))
        .forEach(state::save);
    state.due(Instant.ofEpochMilli(1_500), 1_000);
    from.clear();

    assertThat(state.due(Instant.ofEpochMilli(1_501), 1_000)).hasSize(1);
    assertThat(from.getFirst())
        .isGreaterThanOrEqualTo(
            Families.DEADLINES.from(
                key -> key.text(EVENT.text()).number(1).time(Instant.ofEpochMilli(1_500))));
    state.save(Samples.called("early", Instant.ofEpochMilli(1_200)));
    assertThat(state.due(Instant.ofEpochMilli(1_501), 1_000))
        .extracting(place -> place.customerId().text())
        .containsExactly("early", "fan-501");
  }
}

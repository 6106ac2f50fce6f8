package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.InMemorySaleState;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.ids.EventId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code ReplayEqualsLive}: the same commands at the same times leave the same bytes in the stores
 * and the same events, whatever the timers did meanwhile. A failure names the seed.
 */
class RebuildEqualsLiveTest {
  private static final int COMMANDS = 1_000;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void replaying_the_log_leaves_the_same_state_and_the_same_events(long seed) {
    List<TestRecord<String, BookingCommand>> log = new ArrayList<>();
    Map<String, String> liveState;
    List<?> liveEvents;
    try (TestTopology live = new TestTopology()) {
      run(live, new Random(seed), log);
      liveState = state(live);
      liveEvents = live.events.readValuesToList();
    }

    try (TestTopology replay = new TestTopology()) {
      log.forEach(replay.commands::pipeInput);

      assertThat(state(replay)).isEqualTo(liveState);
      List<?> replayed = replay.events.readValuesToList();
      assertThat(replayed).isEqualTo(liveEvents);
    }
  }

  /** What is left out of the stores, because it can be told from the rest, is told as it was. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void decisions_on_stores_are_those_on_a_state_that_keeps_everything(long seed) {
    try (TestTopology live = new TestTopology()) {
      List<TestRecord<String, BookingCommand>> log = new ArrayList<>();
      run(live, new Random(seed), log);
      Map<EventId, SaleBook> kept = new HashMap<>();
      List<Object> events = new ArrayList<>();
      List<Object> replies = new ArrayList<>();

      for (TestRecord<String, BookingCommand> record : log) {
        EventId event = new EventId(record.key());
        Decision decision =
            BoxOffice.handle(
                CommandReader.read(record.value()),
                record.getRecordTime(),
                kept.computeIfAbsent(event, _ -> new InMemorySaleState()));
        decision.events().forEach(happened -> events.add(MessageForms.event(event, happened)));
        decision.reply().ifPresent(reply -> replies.add(MessageForms.replyBody(event, reply)));
      }

      assertThat(live.events.readValuesToList())
          .extracting(BookingEvent::getBody)
          .isEqualTo(events);
      assertThat(live.replies.readValuesToList())
          .extracting(BookingReply::getBody)
          .isEqualTo(replies);
    }
  }

  private static void run(
      TestTopology live, Random random, List<TestRecord<String, BookingCommand>> log) {
    live.send(Commands.defineSale("e1", 1, 6, 12)).send(Commands.defineSale("e2", 1, 3, 0));
    for (int i = 0; i < COMMANDS; i++) {
      live.send(command(random));
      if (random.nextInt(20) == 0) {
        live.after(Duration.ofSeconds(random.nextInt(200)));
      }
    }
    live.after(Duration.ofSeconds(1));
    log.addAll(live.commandLog());
  }

  private static BookingCommand command(Random random) {
    String event = random.nextBoolean() ? "e1" : "e2";
    String customer = "c" + random.nextInt(12);
    String key = "k" + random.nextInt(30);
    String other = "k" + random.nextInt(60);
    return switch (random.nextInt(9)) {
      case 0 -> Commands.holdNamed(event, customer, key, seat(random), seat(random), seat(random));
      case 1, 2 -> Commands.holdBest(event, customer, key, 1 + random.nextInt(4));
      case 3 -> Commands.holdPlaces(event, customer, key, 1 + random.nextInt(3));
      case 4 -> Commands.release(event, customer, key);
      case 5 -> Commands.extend(event, customer, key, other);
      case 6 -> Commands.changeToBest(event, customer, key, other, 1 + random.nextInt(4));
      case 7 -> Commands.cancel(event, customer, key, other);
      default ->
          Commands.confirm(event, customer, key, "p" + key, 5_000L * (1 + random.nextInt(3)));
    };
  }

  private static String seat(Random random) {
    return "S1:" + (char) ('A' + random.nextInt(6)) + ":" + (1 + random.nextInt(10));
  }

  /** Everything but the marks of what is still to be published, which depend on the timers. */
  private static Map<String, String> state(TestTopology topology) {
    Map<String, String> state = new TreeMap<>();
    for (String store :
        List.of(
            BookingTopology.SALE_PLANS, BookingTopology.SALE_SEATS, BookingTopology.SALE_STATE)) {
      try (var all = topology.store(store).all()) {
        all.forEachRemaining(
            entry -> {
              if (entry.key.get()[0] != 'X') {
                state.put(
                    store + " " + HexFormat.of().formatHex(entry.key.get()),
                    HexFormat.of().formatHex(entry.value));
              }
            });
      }
    }
    return state;
  }
}

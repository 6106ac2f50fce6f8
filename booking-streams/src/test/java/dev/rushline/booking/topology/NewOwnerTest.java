package dev.rushline.booking.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.ServeWaiting;
import dev.rushline.schemas.ids.EventId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** An owner goes on with what the one before it left undone. */
class NewOwnerTest {
  private final KeyValueStore<Bytes, byte[]> plans = Stores.inMemoryKeyValueStore("plans").get();
  private final KeyValueStore<Bytes, byte[]> seats = Stores.inMemoryKeyValueStore("seats").get();
  private final KeyValueStore<Bytes, byte[]> state = Stores.inMemoryKeyValueStore("state").get();
  private final PlainRecords sent = new PlainRecords();

  @Test
  void it_serves_those_who_wait() {
    SaleStores former = stores();
    former.saveRules(BoxOffice.RULES_VERSION, Commands.OPENING);
    decide(former, Commands.defineSale("e1", 1, 1, 0));
    decide(former, Commands.holdBest("e1", "alice", "k1", 8));
    decide(former, Commands.holdBest("e1", "bob", "k1", 2));
    decide(former, Commands.joinWaitlist("e1", "carol", "k1", 1));

    followUps().start();

    assertThat(sent.commands())
        .extracting(BookingCommand::getBody)
        .isEqualTo(List.of(new ServeWaiting(Portion.LEAST)));
    assertThat(sent.commands().getFirst().getEventId()).isEqualTo("e1");
  }

  @Test
  void it_asks_nothing_of_itself_when_nobody_waits() {
    decide(stores(), Commands.defineSale("e1", 1, 1, 0));

    followUps().start();

    assertThat(sent.commands()).isEmpty();
  }

  @Test
  void a_deadline_that_cannot_be_read_comes_due_all_the_same_and_stops_no_other_event() {
    SaleStores former = stores();
    for (String event : List.of("e1", "e2")) {
      decide(former, Commands.defineSale(event, 1, 1, 0));
      decide(former, Commands.holdBest(event, "alice", "k1", 2));
    }
    Bytes damaged =
        keys()
            .filter(key -> new String(key.get(), UTF_8).startsWith("De1"))
            .findFirst()
            .orElseThrow();
    state.put(damaged, new byte[] {0});

    SaleStores next = stores();

    assertThat(next.openHolds()).isEqualTo(1);
    assertThat(next.firstDue(Commands.OPENING.plus(Duration.ofDays(1)), 10))
        .map(due -> due.eventId().text())
        .contains("e1");
  }

  private Stream<Bytes> keys() {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all = state.all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys.stream();
  }

  private SaleStores stores() {
    return new SaleStores(plans, seats, state);
  }

  private static void decide(SaleStores stores, BookingCommand command) {
    BoxOffice.handle(
        CommandReader.read(command),
        Commands.OPENING,
        stores.ofEvent(new EventId(command.getEventId())));
    stores.save();
  }

  private FollowUps followUps() {
    MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();
    context.setCurrentSystemTimeMs(Commands.OPENING.toEpochMilli());
    return new FollowUps(context, stores(), sent);
  }
}

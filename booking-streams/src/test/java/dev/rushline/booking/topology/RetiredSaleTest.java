package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.DefineSale;
import dev.rushline.schemas.booking.SaleRetired;
import dev.rushline.schemas.booking.SectionAvailability;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The owner gives up a sale by itself when its time is over, in its stores and in the topics. */
class RetiredSaleTest {
  /** The sale closes a day after its opening. */
  private static final Duration TIME = Duration.ofDays(31).plus(FollowUps.GATHER);

  private static final int FANS = 300;

  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void stores_hold_nothing_of_it_but_its_clock() {
    sell("e1");
    topology.send(retiring("other", Commands.OPENING.plus(Duration.ofDays(365))));

    retire();

    assertThat(topology.events.readValuesToList())
        .extracting(BookingEvent::getBody)
        .contains(new SaleRetired(1L));
    assertThat(tagsOf("e1")).containsExactlyInAnyOrder('C', 'E');
    assertThat(tagsOf("other")).contains('T', 'P', 'C');
  }

  @Test
  void a_thousand_past_sales_leave_a_clock_and_a_mark_each() {
    for (int event = 0; event < 20; event++) {
      sell("past" + event, 10);
    }

    retire();

    assertThat(entries(BookingTopology.SALE_STATE)).isEmpty();
    assertThat(entries(BookingTopology.SALE_PLANS)).hasSize(20 + 1);
    assertThat(entries(BookingTopology.SALE_SEATS)).hasSize(20 + 1);
  }

  @Test
  void compacted_topics_forget_it() {
    sell("e1");
    topology.after(Duration.ofSeconds(1));

    retire();

    assertThat(forgotten(topology.bookings.readKeyValuesToList())).hasSize(FANS);
    assertThat(forgotten(topology.tickets.readKeyValuesToList())).hasSize(1);
    assertThat(forgotten(topology.availability.readKeyValuesToList()))
        .containsExactly("e1/PIT", "e1/S1");
  }

  @Test
  void followers_hear_that_nothing_is_free_before_they_hear_nothing_more() {
    sell("e1");
    topology.after(Duration.ofSeconds(1));
    topology.availability.readValuesToList();

    retire();

    List<SectionAvailability> ofPit =
        topology.availability.readKeyValuesToList().stream()
            .filter(entry -> entry.key.equals("e1/PIT"))
            .map(entry -> entry.value)
            .collect(Collectors.toCollection(ArrayList::new));
    assertThat(ofPit.removeLast()).isNull();
    assertThat(ofPit.getLast().getFree()).isZero();
  }

  @Test
  void a_definition_that_comes_later_does_not_bring_it_back() {
    sell("e1");
    retire();

    topology
        .send(Commands.defineSale("e1", 9, 6, 12))
        .send(Commands.holdBest("e1", "zoe", "k1", 1))
        .after(Duration.ofSeconds(1));

    assertThat(tagsOf("e1")).containsExactlyInAnyOrder('C', 'E');
  }

  /** The catalogue knows when the event is: a sale may close long before it. */
  @Test
  void when_the_catalogue_says_so() {
    topology.send(retiring("e1", Commands.OPENING.plus(Duration.ofDays(90))));

    topology.after(Duration.ofDays(89));
    assertThat(tagsOf("e1")).contains('T');
    topology.after(Duration.ofDays(1)).after(Duration.ofSeconds(1)).after(Duration.ofSeconds(10));

    assertThat(tagsOf("e1")).containsExactlyInAnyOrder('C', 'E');
  }

  private static BookingCommand retiring(String event, Instant at) {
    BookingCommand define = Commands.defineSale(event, 1, 1, 0);
    ((DefineSale) define.getBody()).setRetiresAt(at);
    return define;
  }

  private void sell(String event) {
    sell(event, FANS);
  }

  private void sell(String event, int fans) {
    topology.send(Commands.defineSale(event, 1, 3, FANS));
    topology.send(Commands.holdNamed(event, "buyer", "k1", "S1:A:1"));
    topology.send(Commands.confirm(event, "buyer", "k1", "p1", 5_000));
    for (int fan = 1; fan < fans; fan++) {
      topology.send(Commands.holdPlaces(event, "fan" + fan, "k1", 1));
    }
    topology.after(Commands.HOLD_TTL.plus(Duration.ofSeconds(1)));
    for (int round = 0; round < 20; round++) {
      topology.after(Duration.ofMillis(400));
    }
  }

  private void retire() {
    topology.after(TIME);
    for (int round = 0; round < 300; round++) {
      topology.after(DeleteRetired.TICK);
    }
  }

  private List<Character> tagsOf(String event) {
    return List.of(
            BookingTopology.SALE_PLANS, BookingTopology.SALE_SEATS, BookingTopology.SALE_STATE)
        .stream()
        .flatMap(store -> entries(store).stream())
        .filter(
            key ->
                new String(key.get(), 1, key.get().length - 1, StandardCharsets.UTF_8)
                    .startsWith(event + "\0"))
        .map(key -> (char) key.get()[0])
        .distinct()
        .toList();
  }

  private List<Bytes> entries(String store) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all = topology.store(store).all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  /** Keys whose last record says that there is nothing any more. */
  private static <V> List<String> forgotten(List<KeyValue<String, V>> records) {
    Map<String, KeyValue<String, V>> last =
        records.stream().collect(Collectors.toMap(entry -> entry.key, entry -> entry, (_, b) -> b));
    return last.values().stream()
        .filter(entry -> entry.value == null)
        .map(entry -> entry.key)
        .sorted()
        .toList();
  }
}

package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.booking.ResumeSale;
import dev.rushline.schemas.booking.SaleQuarantined;
import dev.rushline.schemas.booking.SaleResumed;
import dev.rushline.schemas.booking.SeatsHeld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An entry of one event that cannot be read stops that event at the most, and never its owner. */
class DamagedStoreTest {
  private static final byte[] DAMAGED = {0};

  private final TestTopology topology = new TestTopology();

  /** The epoch of a first hold. */
  private static final byte[] SOUND = {7, 0, 0, 0, 1};

  static final List<Arguments> DAMAGES =
      List.of(
          //    store                       key
          value(BookingTopology.SALE_SEATS, "Ce1|"),
          value(BookingTopology.SALE_SEATS, "Re1|S1|A|"),
          value(BookingTopology.SALE_PLANS, "Te1|"),
          value(BookingTopology.SALE_PLANS, "Pe1|S1|"),
          value(BookingTopology.SALE_PLANS, "Le1|fans|"),
          value(BookingTopology.SALE_PLANS, "Ee1|"),
          value(BookingTopology.SALE_STATE, "Ne1|"),
          value(BookingTopology.SALE_STATE, "De1||||||||\u0001b|"),
          // Keys that end too early, or name nothing.
          key(BookingTopology.SALE_PLANS, "Te1"),
          key(BookingTopology.SALE_PLANS, "Fe1"),
          key(BookingTopology.SALE_STATE, "Ge1"),
          key(BookingTopology.SALE_STATE, "Xe1|"),
          key(BookingTopology.SALE_STATE, "Xe1|S1"),
          key(BookingTopology.SALE_STATE, "De1"),
          key(BookingTopology.SALE_STATE, "De1|\u0001"),
          key(BookingTopology.SALE_STATE, "De1||||||||\u0001b"),
          key(BookingTopology.SALE_STATE, "De1||||||||\u0001|"));

  private static Arguments value(String store, String key) {
    return Arguments.of(store, key, DAMAGED);
  }

  private static Arguments key(String store, String key) {
    return Arguments.of(store, key, SOUND);
  }

  @BeforeEach
  void sell() {
    topology
        .send(Commands.defineSale("e1", 1, 1, 0))
        .send(Commands.defineSale("e2", 1, 1, 0))
        .send(Commands.defineSale("e3", 1, 1, 0))
        .send(Commands.holdNamed("e1", "ann", "k1", "S1:A:1"))
        .send(Commands.holdNamed("e2", "bob", "k1", "S1:A:1"));
    topology.events.readValuesToList();
    topology.bookings.readValuesToList();
  }

  @AfterEach
  void close() {
    topology.close();
  }

  @ParameterizedTest
  @FieldSource("DAMAGES")
  void the_other_events_go_on(String store, String key, byte[] value) {
    put(store, key, value);
    takeOver();

    topology
        .send(Commands.holdNamed("e1", "zoe", "k2", "S1:A:5"))
        .after(Commands.HOLD_TTL.plusSeconds(1))
        .after(Duration.ofSeconds(1))
        .send(Commands.holdNamed("e2", "zoe", "k2", "S1:A:5"));

    assertThat(bodiesOf("e2")).hasExactlyElementsOfTypes(HoldExpired.class, SeatsHeld.class);
    assertThat(topology.deadLetters.isEmpty()).isTrue();
  }

  @Test
  void an_event_whose_clock_is_lost_counts_on_from_more_than_has_happened() {
    damage(BookingTopology.SALE_SEATS, "Ce1|");
    takeOver();

    topology.send(Commands.holdNamed("e1", "zoe", "k1", "S1:A:5"));
    long quarantined = lastOf("e1", SaleQuarantined.class).getVersion();
    topology.send(Commands.command("e1", "resume", new ResumeSale("operator")));
    topology.send(Commands.holdNamed("e1", "zoe", "k2", "S1:A:5"));

    assertThat(quarantined).isGreaterThan(1_000_000);
    List<BookingEvent> later = topology.events.readValuesToList();
    assertThat(later)
        .extracting(BookingEvent::getBody)
        .hasExactlyElementsOfTypes(SaleResumed.class, SeatsHeld.class);
    assertThat(later)
        .extracting(BookingEvent::getVersion)
        .containsExactly(quarantined + 1, quarantined + 2);
  }

  @Test
  void a_hold_whose_deadline_has_lost_its_epoch_ends_all_the_same() {
    damageAllDeadlines("e1");
    takeOver();

    topology.after(Commands.HOLD_TTL.plusSeconds(1)).after(Duration.ofSeconds(1));

    assertThat(topology.bookings.readValuesToList())
        .extracting(Booking::getEventId)
        .containsExactlyInAnyOrder("e1", "e2");
    assertThat(bodiesOf("e1")).hasExactlyElementsOfTypes(HoldExpired.class);
  }

  /** Former builds may have kept a hold of no name. */
  @Test
  void a_deadline_that_names_no_booking_puts_its_event_into_quarantine() {
    put(BookingTopology.SALE_STATE, "De1||||||||\u0001|", SOUND);
    takeOver();

    topology.after(Duration.ofSeconds(1)).after(Duration.ofSeconds(1));

    assertThat(bodiesOf("e1")).hasExactlyElementsOfTypes(SaleQuarantined.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"De1|", "De1||"})
  void a_deadline_that_ends_before_its_time_puts_its_event_into_quarantine(String key) {
    put(BookingTopology.SALE_STATE, key, SOUND);
    takeOver();

    topology.after(Duration.ofSeconds(1)).after(Duration.ofSeconds(1));

    assertThat(bodiesOf("e1")).hasExactlyElementsOfTypes(SaleQuarantined.class);
  }

  /** As another owner does, or this one after a fault. */
  private void takeOver() {
    damage(BookingTopology.SALE_STATE, "Ue3|eve|");
    topology.send(Commands.holdNamed("e3", "eve", "k1", "S1:A:1"));
    lastOf("e3", SaleQuarantined.class);
  }

  private BookingEvent lastOf(String event, Class<?> body) {
    BookingEvent last = topology.events.readValuesToList().getLast();
    assertThat(last.getEventId()).isEqualTo(event);
    assertThat(last.getBody()).isInstanceOf(body);
    return last;
  }

  private List<Object> bodiesOf(String event) {
    return topology.events.readValuesToList().stream()
        .filter(told -> told.getEventId().equals(event))
        .map(BookingEvent::getBody)
        .toList();
  }

  private void damage(String store, String key) {
    put(store, key, DAMAGED);
  }

  /** In the key | is a zero byte. */
  private void put(String store, String key, byte[] value) {
    byte[] bytes = key.replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1);
    topology.store(store).put(Bytes.wrap(bytes), value);
  }

  private void damageAllDeadlines(String event) {
    var store = topology.store(BookingTopology.SALE_STATE);
    try (var all =
        store.range(
            Bytes.wrap(("D" + event + "\0").getBytes(StandardCharsets.UTF_8)),
            Bytes.wrap(("D" + event + "\1").getBytes(StandardCharsets.UTF_8)))) {
      all.forEachRemaining(entry -> store.put(entry.key, DAMAGED));
    }
  }
}

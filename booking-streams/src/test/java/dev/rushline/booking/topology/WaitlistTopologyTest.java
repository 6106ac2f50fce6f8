package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import dev.rushline.schemas.booking.SeatsOffered;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.booking.ServeWaiting;
import dev.rushline.schemas.booking.WaitlistJoined;
import dev.rushline.schemas.ids.EventId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wiring of the waitlist and of presales: what is told where, and what timers set off. */
class WaitlistTopologyTest {
  /** Who wait: more than one command serves. */
  private static final int MANY = 24;

  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void seats_of_a_hold_that_ends_go_to_who_waits_and_are_told_free_to_nobody() {
    topology
        .send(Commands.defineSale("e1", 1, 1, 0))
        .send(Commands.holdBest("e1", "alice", "k1", 8))
        .send(Commands.holdBest("e1", "bob", "k1", 2))
        .send(Commands.joinWaitlist("e1", "carol", "k1", 8));
    topology.after(Duration.ofSeconds(1));
    topology.availability.readKeyValuesToList();
    topology.bookings.readValuesToList();
    topology.events.readValuesToList();

    topology.after(Commands.HOLD_TTL.minusSeconds(1).plus(FollowUps.GATHER));

    assertThat(topology.events.readValuesToList())
        .extracting(BookingEvent::getBody)
        .hasExactlyElementsOfTypes(HoldExpired.class, SeatsOffered.class, HoldExpired.class);
    Booking offered =
        topology.bookings.readValuesToList().stream()
            .filter(booking -> booking.getCustomerId().equals("carol"))
            .findFirst()
            .orElseThrow();
    assertThat(offered.getStatus()).isEqualTo(BookingStatus.HELD);
    assertThat(offered.getSeats()).hasSize(8);
    assertThat(topology.availability.readValuesToList())
        .extracting(WaitlistTopologyTest::codes)
        .noneMatch(codes -> codes.chars().filter(code -> code == 'F').count() > 2);
  }

  @Test
  void who_joins_writes_the_line_they_stand_in_and_no_other() {
    waitForUpTo(4);
    Map<Bytes, byte[]> before = lines();

    topology.send(Commands.joinWaitlist("e1", "another", "k1", 2));

    Map<Bytes, byte[]> after = lines();
    assertThat(after.keySet()).hasSize(4).isEqualTo(before.keySet());
    assertThat(after.keySet())
        .filteredOn(key -> !Arrays.equals(before.get(key), after.get(key)))
        .hasSize(1);
  }

  @Test
  void lines_that_a_former_build_wrote_together_are_read_and_taken_apart() {
    waitForUpTo(3);
    Map<Bytes, byte[]> apart = lines();
    KeyValueStore<Bytes, byte[]> store = topology.store(BookingTopology.SALE_STATE);
    apart.keySet().forEach(store::delete);
    Bytes together = Bytes.wrap("Ne1\0".getBytes(StandardCharsets.UTF_8));
    store.put(together, together(apart.values()));

    SaleStores stores =
        new SaleStores(
            topology.store(BookingTopology.SALE_PLANS),
            topology.store(BookingTopology.SALE_SEATS),
            store);
    SaleBook sale = stores.ofEvent(new EventId("e1"));
    assertThat(sale.waiting()).isEqualTo(3);
    assertThat(sale.wishesWaiting())
        .hasSize(3)
        .allMatch(wish -> sale.firstWaiting(wish).isPresent());

    Waiting first = sale.firstWaiting(sale.wishesWaiting().getFirst()).orElseThrow();
    sale.removeWaiting(first);
    sale.addWaiting(first);
    stores.save();
    assertThat(lines().keySet()).isEqualTo(apart.keySet());
  }

  private void waitForUpTo(int seats) {
    topology
        .send(Commands.defineSale("e1", 1, 1, 0))
        .send(Commands.holdBest("e1", "alice", "k1", 8))
        .send(Commands.holdBest("e1", "bob", "k1", 2));
    for (int count = 1; count <= seats; count++) {
      topology.send(Commands.joinWaitlist("e1", "fan-" + count, "k1", count));
    }
  }

  private Map<Bytes, byte[]> lines() {
    Map<Bytes, byte[]> found = new TreeMap<>();
    try (KeyValueIterator<Bytes, byte[]> all = topology.store(BookingTopology.SALE_STATE).all()) {
      all.forEachRemaining(
          entry -> {
            if (entry.key.get()[0] == 'N') {
              found.put(entry.key, entry.value);
            }
          });
    }
    return found;
  }

  /** A version byte, how many there are, and of each what its own value has after the version. */
  private static byte[] together(Collection<byte[]> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(lines.iterator().next()[0]);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(lines.size()).array());
    lines.forEach(line -> out.write(line, 1, line.length - 1));
    return out.toByteArray();
  }

  @Test
  void more_who_wait_than_one_command_serves_are_served_by_follow_ups_one_at_a_time() {
    topology.send(Commands.defineSale("e1", 1, 1, 0));
    topology.send(Commands.holdBest("e1", "alice", "k1", 8));
    topology.send(Commands.holdBest("e1", "bob", "k1", 2));
    for (int fan = 0; fan < MANY; fan++) {
      topology.send(Commands.joinWaitlist("e1", "fan-" + fan, "k1", 1));
    }
    topology.events.readValuesToList();

    topology.send(Commands.defineSale("e1", 2, 4, 0));
    assertThat(offered()).isEqualTo(8);
    assertThat(topology.replies.commands()).hasSize(1);
    topology.decideOwn().after(FollowUps.REST_MAX).after(FollowUps.REST_MAX);

    assertThat(offered()).isEqualTo(MANY - 8);
    assertThat(topology.commandLog().getLast().value().getBody()).isInstanceOf(ServeWaiting.class);
    int log = topology.commandLog().size();
    topology.after(Duration.ofMinutes(1));
    assertThat(topology.commandLog()).hasSize(log);
  }

  private long offered() {
    return topology.events.readValuesToList().stream()
        .filter(event -> event.getBody() instanceof SeatsOffered)
        .count();
  }

  @Test
  void a_waiting_booking_is_answered_told_and_kept() {
    topology
        .send(Commands.defineSale("e1", 1, 1, 0))
        .send(Commands.holdBest("e1", "alice", "k1", 8))
        .send(Commands.joinWaitlist("e1", "carol", "k1", 3));

    Booking waiting = topology.bookings.readValuesToList().getLast();
    assertThat(waiting.getStatus()).isEqualTo(BookingStatus.WAITING);
    assertThat(topology.replies.readValuesToList().getLast().getBody()).isEqualTo(waiting);
    assertThat(topology.events.readValuesToList().getLast().getBody())
        .isEqualTo(new WaitlistJoined(waiting));
  }

  @Test
  void before_the_opening_a_presale_code_is_asked_for_and_good_for_its_quota() {
    topology.send(Commands.defineSaleOpeningLater("e1", Duration.ofHours(1)));
    topology.send(Commands.definePresale("e1", "hash", Duration.ofHours(1)));

    topology
        .send(Commands.holdWithCode("e1", "alice", "k1", null))
        .send(Commands.holdWithCode("e1", "alice", "k2", "other"))
        .send(Commands.holdWithCode("e1", "alice", "k3", "hash"))
        .send(Commands.holdWithCode("e1", "bob", "k1", "hash"));

    assertThat(topology.replies.readValuesToList())
        .extracting(
            reply -> reply.getBody() instanceof Refusal refusal ? refusal.getCode() : "held")
        .endsWith(
            RejectionCode.PRESALE_CODE_NEEDED,
            RejectionCode.PRESALE_CODE_UNKNOWN,
            "held",
            RejectionCode.PRESALE_CODE_USED);
    List<Booking> bookings = topology.bookings.readValuesToList();
    assertThat(bookings).hasSize(1);
  }

  private static String codes(SectionAvailability section) {
    return StandardCharsets.US_ASCII.decode(section.getCodes().duplicate()).toString();
  }
}

package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCancelled;
import dev.rushline.schemas.booking.BookingConfirmed;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.DefineSale;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import dev.rushline.schemas.booking.SaleDefined;
import dev.rushline.schemas.booking.SeatsHeld;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.booking.Ticket;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Answers;
import dev.rushline.streams.BareAvro;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wiring: what goes to which topic, under which key, and what the timers do. */
class BookingTopologyTest {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void the_shape_is_the_one_that_was_reviewed() throws IOException {
    String reviewed;
    try (var in = getClass().getResourceAsStream("/booking-topology.txt")) {
      reviewed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(
            BookingTopology.build(
                    new BareAvro(),
                    1,
                    new SimpleMeterRegistry(),
                    topology.replies,
                    Answers.oneByOne(Topics.BOOKING_REPLIES, BookingReplies::new, topology.replies))
                .describe()
                .toString()
                .strip())
        .isEqualTo(reviewed.strip());
  }

  @Test
  void a_checkout_becomes_an_event_a_booking_and_a_reply() {
    topology
        .send(Commands.defineSale("e1", 1, 2, 0))
        .send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1", "S1:A:2"));

    List<KeyValue<String, BookingEvent>> events = topology.events.readKeyValuesToList();
    assertThat(events).extracting(event -> event.key).containsExactly("e1", "e1");
    assertThat(events).extracting(event -> event.value.getVersion()).containsExactly(1L, 2L);
    assertThat(events.get(0).value.getBody())
        .isEqualTo(
            new SaleDefined(1L, 20, 0, Commands.OPENING.plus(java.time.Duration.ofDays(1)), false));
    KeyValue<String, Booking> booking = topology.bookings.readKeyValue();
    assertThat(booking.key).isEqualTo("e1.alice-k1");
    assertThat(booking.value.getSeats()).containsExactly("S1:A:1", "S1:A:2");
    assertThat(booking.value.getTotalMinor()).isEqualTo(10_000);
    assertThat(events.get(1).value.getBody()).isEqualTo(new SeatsHeld(booking.value));
    KeyValue<String, BookingReply> reply = topology.replies.readKeyValue();
    assertThat(reply.key).isEqualTo(Commands.REPLY_TO);
    assertThat(reply.value.getCommandId()).isEqualTo("checkout-alice-k1");
    // After the rules and the definition.
    assertThat(reply.value.getCommandOffset()).isEqualTo(2);
    assertThat(reply.value.getBody()).isEqualTo(booking.value);
  }

  @Test
  void a_confirm_issues_a_ticket_per_seat() {
    topology
        .send(Commands.defineSale("e1", 1, 2, 0))
        .send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1", "S1:A:2"))
        .send(Commands.confirm("e1", "alice", "k1", "k2", 10_000));

    assertThat(topology.events.readValuesToList().getLast().getBody())
        .isInstanceOf(BookingConfirmed.class);
    assertThat(topology.tickets.readKeyValuesToList())
        .extracting(ticket -> ticket.key)
        .containsExactly("e1.alice-k1-1", "e1.alice-k1-2");
    assertThat(topology.bookings.readValuesToList().getLast().getPaymentId()).isEqualTo("pay-k2");
  }

  @Test
  void a_cancelled_sale_says_so_in_its_tickets_its_booking_and_an_event() {
    topology
        .send(Commands.defineSale("e1", 1, 2, 0))
        .send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1", "S1:A:2"))
        .send(Commands.confirm("e1", "alice", "k1", "k2", 10_000));
    Instant issued = topology.tickets.readValuesToList().getFirst().getIssuedAt();

    topology.send(Commands.cancel("e1", "alice", "k1", "k3"));

    Booking booking = topology.bookings.readValuesToList().getLast();
    assertThat(booking.getStatus()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(booking.getRefundMinor()).isEqualTo(5_000);
    assertThat(topology.events.readValuesToList().getLast().getBody())
        .isEqualTo(new BookingCancelled(booking, false, "alice", null));
    assertThat(topology.tickets.readKeyValuesToList())
        .extracting(ticket -> ticket.key)
        .containsExactly("e1.alice-k1-1", "e1.alice-k1-2");
    topology.send(Commands.holdNamed("e1", "bob", "k1", "S1:A:1", "S1:A:2"));
    assertThat(topology.bookings.readValuesToList().getLast().getStatus())
        .isEqualTo(BookingStatus.HELD);
    assertThat(issued).isBefore(booking.getChangedAt().plusMillis(1));
  }

  @Test
  void a_refusal_is_answered_and_on_record_but_makes_no_booking() {
    topology
        .send(Commands.defineSale("e1", 1, 1, 0))
        .send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1"))
        .send(Commands.holdNamed("e1", "bob", "k1", "S1:A:1"));

    BookingReply reply = topology.replies.readValuesToList().getLast();
    assertThat(reply.getBody())
        .isEqualTo(
            new Refusal(
                RejectionCode.SEAT_TAKEN,
                List.of("S1:A:1"),
                Commands.HOLD_TTL.toMillis(),
                List.of()));
    assertThat(topology.bookings.readValuesToList()).hasSize(1);
  }

  @Test
  void commands_without_an_address_are_decided_and_not_answered() {
    topology.send(Commands.defineSale("e1", 1, 1, 0));
    for (String address : List.of("", "edge-1", "/edge-1", "x/edge-1", "123456/edge-1")) {
      var command = Commands.holdBest("e1", "alice" + address, "k1", 1);
      command.setReplyTo(address);
      topology.send(command);
    }

    assertThat(topology.replies.isEmpty()).isTrue();
    assertThat(topology.bookings.readValuesToList()).hasSize(5);
  }

  @Test
  void availability_is_told_once_per_tick_however_much_happened() {
    topology
        .send(Commands.defineSale("e1", 1, 1, 5))
        .send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1"))
        .send(Commands.holdNamed("e1", "bob", "k1", "S1:A:10"))
        .send(Commands.holdPlaces("e1", "carol", "k1", 2));

    topology.after(A_SECOND);

    var told = topology.availability.readKeyValuesToMap();
    assertThat(told).containsOnlyKeys("e1/S1", "e1/PIT");
    SectionAvailability stalls = told.get("e1/S1");
    assertThat(StandardCharsets.US_ASCII.decode(stalls.getCodes()).toString())
        .isEqualTo("HFFFFFFFFH");
    assertThat(stalls.getFree()).isEqualTo(8);
    assertThat(stalls.getVersion()).isEqualTo(4);
    assertThat(told.get("e1/PIT").getHeld()).isEqualTo(2);
    topology.after(A_SECOND);
    assertThat(topology.availability.isEmpty()).isTrue();
  }

  @Test
  void a_section_that_is_no_longer_sold_is_told_to_be_empty() {
    topology.send(Commands.defineSale("e1", 1, 1, 5)).after(A_SECOND);
    topology.availability.readKeyValuesToList();

    topology.send(Commands.defineSale("e1", 2, 1, 0)).after(A_SECOND);

    assertThat(topology.availability.readKeyValuesToMap().get("e1/PIT").getFree()).isZero();
  }

  @Test
  void bytes_that_are_no_command_are_set_aside_and_the_next_is_decided() {
    topology.send(Commands.defineSale("e1", 1, 1, 0));
    topology.sendBytes("e1", new byte[] {9, 9, 9});
    topology.send(Commands.holdBest("e1", "alice", "k1", 1));

    assertThat(topology.deadLetters.readValuesToList()).containsExactly(new byte[] {9, 9, 9});
    assertThat(topology.bookings.readValuesToList()).hasSize(1);
  }

  @Test
  void a_command_that_contradicts_itself_is_set_aside_with_the_reason() {
    var command = Commands.defineSale("e1", 1, 1, 0);
    ((DefineSale) command.getBody()).setCategories(List.of());
    topology.send(command);

    var letter = topology.deadLetters.readRecord();
    assertThat(
            new String(
                letter.headers().lastHeader("rushline.reason").value(), StandardCharsets.UTF_8))
        .contains("category without a price: P1");
    assertThat(topology.events.isEmpty()).isTrue();
  }

  @Test
  void decisions_are_counted_by_command_and_outcome() {
    topology
        .send(Commands.defineSale("e1", 1, 1, 0))
        .send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1"))
        .send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1"))
        .send(Commands.holdNamed("e1", "bob", "k1", "S1:A:1"));

    for (String outcome : List.of("granted", "repeated", "seat_taken")) {
      assertThat(
              topology
                  .meters
                  .get("rushline.decision")
                  .tags("command", "Checkout", "outcome", outcome)
                  .timer()
                  .count())
          .isEqualTo(1);
    }
    assertThat(topology.meters.get("rushline.holds.open").gauge().value()).isEqualTo(1);
  }

  @Test
  void a_log_whose_clock_is_ahead_is_measured() {
    topology.afterInTheLogOnly(Duration.ofHours(1)).send(Commands.defineSale("e1", 1, 1, 0));

    assertThat(topology.meters.get("rushline.log.clock.ahead").gauge().value()).isEqualTo(3_600);
  }

  @Test
  void tickets_and_bookings_name_when_by_the_log_not_by_the_machine() {
    topology
        .send(Commands.defineSale("e1", 1, 1, 0))
        .send(Commands.holdNamed("e1", "alice", "k1", "S1:A:1"))
        .afterInTheLogOnly(Duration.ofMinutes(3))
        .send(Commands.confirm("e1", "alice", "k1", "k2", 5_000));

    Ticket ticket = topology.tickets.readValue();
    Instant expected = Commands.OPENING.plus(Duration.ofMinutes(3));
    assertThat(ticket.getIssuedAt()).isEqualTo(expected);
  }
}

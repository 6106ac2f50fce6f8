package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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

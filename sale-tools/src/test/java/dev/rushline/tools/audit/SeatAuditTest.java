package dev.rushline.booking.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.audit.Violation.Invariant;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCancelled;
import dev.rushline.schemas.booking.BookingConfirmed;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.booking.HoldExtended;
import dev.rushline.schemas.booking.HoldReleased;
import dev.rushline.schemas.booking.SeatsChanged;
import dev.rushline.schemas.booking.SeatsHeld;
import dev.rushline.schemas.booking.SeatsHeldAgain;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The auditor's negative controls: each invariant is broken on purpose and must be noticed. */
class SeatAuditTest {
  private final SeatAudit audit = new SeatAudit();
  private long version;

  @Test
  void a_story_in_which_all_is_well() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    happens(new HoldReleased(booking("b1", "A:1")));
    happens(new SeatsHeld(booking("b2", "A:1")));
    happens(new BookingConfirmed(booking("b2", "A:1")));
    happens(new SeatsHeld(booking("b3", "A:2")));

    assertThat(audit.violations()).isEmpty();
    assertThat(audit.confirmed()).containsExactly("b2");
    assertThat(audit.open()).containsExactly("b3");
  }

  @Test
  void a_seat_held_by_two() {
    happens(new SeatsHeld(booking("b1", "A:1", "A:2")));
    happens(new SeatsHeld(booking("b2", "A:2")));

    assertThat(broken()).containsExactly(Invariant.NO_SEAT_HAS_TWO_HOLDERS);
  }

  @Test
  void a_sold_seat_held_again() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    happens(new BookingConfirmed(booking("b1", "A:1")));
    happens(new SeatsHeld(booking("b2", "A:1")));

    assertThat(broken()).containsExactly(Invariant.NO_SEAT_HAS_TWO_HOLDERS);
  }

  @Test
  void a_hold_that_ends_twice() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    happens(new HoldReleased(booking("b1", "A:1")));
    happens(new HoldExpired(booking("b1", "A:1")));

    assertThat(broken()).containsExactly(Invariant.EVERY_HOLD_ENDS_ONCE);
  }

  @Test
  void a_sale_without_a_hold() {
    happens(new BookingConfirmed(booking("b1", "A:1")));

    assertThat(broken())
        .containsExactly(Invariant.EVERY_HOLD_ENDS_ONCE, Invariant.NOTHING_UNCONFIRMED_IS_SOLD);
  }

  @Test
  void a_sale_of_other_seats_than_were_held() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    happens(new BookingConfirmed(booking("b1", "A:2")));

    assertThat(broken()).containsExactly(Invariant.NOTHING_UNCONFIRMED_IS_SOLD);
  }

  @Test
  void an_event_lost_or_written_twice() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    version++;
    happens(new SeatsHeld(booking("b2", "A:2")));
    version--;
    happens(new SeatsHeld(booking("b3", "A:3")));

    assertThat(broken()).containsExactly(Invariant.STORY_HAS_NO_GAPS, Invariant.STORY_HAS_NO_GAPS);
  }

  @Test
  void a_hold_that_changes_its_seats_gives_the_others_back() {
    happens(new SeatsHeld(booking("b1", "S1:A:1", "S1:A:2")));
    happens(new SeatsChanged(booking("b1", "S1:A:2", "S1:A:3"), List.of("S1:A:1", "S1:A:2")));
    happens(new SeatsHeld(booking("b2", "S1:A:1")));
    assertThat(broken()).isEmpty();

    happens(new SeatsHeld(booking("b3", "S1:A:3")));

    assertThat(broken()).containsExactly(Invariant.NO_SEAT_HAS_TWO_HOLDERS);
  }

  @Test
  void what_was_never_held_cannot_change_and_is_not_extended() {
    happens(new SeatsChanged(booking("b1", "S1:A:1"), List.of()));
    happens(new HoldExtended(booking("b2", "S1:A:2")));

    assertThat(broken())
        .containsExactly(Invariant.EVERY_HOLD_ENDS_ONCE, Invariant.EVERY_HOLD_ENDS_ONCE);
  }

  @Test
  void a_sale_taken_back_frees_its_seats_and_only_a_sale_is_taken_back() {
    happens(new SeatsHeld(booking("b1", "S1:A:1")));
    happens(new BookingConfirmed(booking("b1", "S1:A:1")));
    happens(new BookingCancelled(booking("b1", "S1:A:1"), false, "alice", null));
    happens(new SeatsHeld(booking("b2", "S1:A:1")));
    assertThat(broken()).isEmpty();
    assertThat(audit.confirmed()).isEmpty();

    happens(new BookingCancelled(booking("b2", "S1:A:1"), false, "alice", null));

    assertThat(broken()).containsExactly(Invariant.NOTHING_UNCONFIRMED_IS_SOLD);
  }

  @Test
  void a_late_confirm_holds_again_what_it_sells() {
    happens(new SeatsHeld(booking("b1", "S1:A:1")));
    happens(new HoldExpired(booking("b1", "S1:A:1")));
    happens(new SeatsHeldAgain(booking("b1", "S1:A:1")));
    happens(new BookingConfirmed(booking("b1", "S1:A:1")));

    assertThat(broken()).isEmpty();
  }

  private List<Invariant> broken() {
    return audit.violations().stream().map(Violation::invariant).toList();
  }

  private void happens(Object body) {
    version++;
    audit.add(new BookingEvent("e1", version, Instant.EPOCH, "command", 0, version, body));
  }

  private static Booking booking(String id, String... seats) {
    return new Booking(
        id,
        "e1",
        "alice",
        BookingStatus.HELD,
        1L,
        1,
        Instant.EPOCH,
        null,
        false,
        "EUR",
        0L,
        List.of(seats),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        null,
        null,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}

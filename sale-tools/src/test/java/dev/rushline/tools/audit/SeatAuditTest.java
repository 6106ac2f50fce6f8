package dev.rushline.tools.audit;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.rushline.schemas.booking.SeatsOffered;
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

    assertThat(broken()).containsExactly(SaleInvariant.NO_SEAT_HAS_TWO_HOLDERS);
  }

  @Test
  void a_seat_held_twice_by_one_booking() {
    happens(new SeatsHeld(booking("b1", "A:1", "A:1")));

    assertThat(broken()).containsExactly(SaleInvariant.NO_SEAT_HAS_TWO_HOLDERS);
  }

  @Test
  void a_sold_seat_held_again() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    happens(new BookingConfirmed(booking("b1", "A:1")));
    happens(new SeatsHeld(booking("b2", "A:1")));

    assertThat(broken()).containsExactly(SaleInvariant.NO_SEAT_HAS_TWO_HOLDERS);
  }

  @Test
  void a_hold_that_ends_twice() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    happens(new HoldReleased(booking("b1", "A:1")));
    happens(new HoldExpired(booking("b1", "A:1")));

    assertThat(broken()).containsExactly(SaleInvariant.EVERY_HOLD_ENDS_ONCE);
  }

  @Test
  void a_sale_without_a_hold() {
    happens(new BookingConfirmed(booking("b1", "A:1")));

    assertThat(broken())
        .containsExactly(
            SaleInvariant.NOTHING_UNCONFIRMED_IS_SOLD, SaleInvariant.EVERY_HOLD_ENDS_ONCE);
  }

  @Test
  void a_sale_of_other_seats_than_were_held() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    happens(new BookingConfirmed(booking("b1", "A:2")));

    assertThat(broken()).containsExactly(SaleInvariant.NOTHING_UNCONFIRMED_IS_SOLD);
  }

  @Test
  void an_event_lost_or_written_twice() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    version++;
    happens(new SeatsHeld(booking("b2", "A:2")));
    version--;
    happens(new SeatsHeld(booking("b3", "A:3")));

    assertThat(broken())
        .containsExactly(SaleInvariant.STORY_HAS_NO_GAPS, SaleInvariant.STORY_HAS_NO_GAPS);
  }

  @Test
  void a_hold_that_changes_its_seats_gives_the_others_back() {
    happens(new SeatsHeld(booking("b1", "S1:A:1", "S1:A:2")));
    happens(new SeatsChanged(booking("b1", "S1:A:2", "S1:A:3"), List.of("S1:A:1", "S1:A:2")));
    happens(new SeatsHeld(booking("b2", "S1:A:1")));
    assertThat(broken()).isEmpty();

    happens(new SeatsHeld(booking("b3", "S1:A:3")));

    assertThat(broken()).containsExactly(SaleInvariant.NO_SEAT_HAS_TWO_HOLDERS);
  }

  @Test
  void what_was_never_held_cannot_change_and_is_not_extended() {
    happens(new SeatsChanged(booking("b1", "S1:A:1"), List.of()));
    happens(new HoldExtended(booking("b2", "S1:A:2")));

    assertThat(broken())
        .containsExactly(SaleInvariant.EVERY_HOLD_ENDS_ONCE, SaleInvariant.EVERY_HOLD_ENDS_ONCE);
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

    assertThat(broken()).containsExactly(SaleInvariant.NOTHING_UNCONFIRMED_IS_SOLD);
  }

  @Test
  void a_late_confirm_holds_again_what_it_sells() {
    happens(new SeatsHeld(booking("b1", "S1:A:1")));
    happens(new HoldExpired(booking("b1", "S1:A:1")));
    happens(new SeatsHeldAgain(booking("b1", "S1:A:1")));
    happens(new BookingConfirmed(booking("b1", "S1:A:1")));

    assertThat(broken()).isEmpty();
  }

  @Test
  void a_seat_held_by_two_is_explained_by_who_had_it_and_what_lies_between() {
    happens(812, new SeatsHeld(booking("X", "S1:A:13")));
    happens(830, new HoldExtended(booking("X", "S1:A:13")));
    happens(850, new BookingConfirmed(booking("X", "S1:A:13")));
    happens(901, new SeatsHeld(booking("Y", "S1:A:12", "S1:A:13")));
    happens(950, new HoldReleased(booking("Y", "S1:A:12", "S1:A:13")));
    happens(951, new SeatsHeld(booking("Z", "S1:A:12")));

    assertThat(told())
        .containsExactly(
            "NO_SEAT_HAS_TWO_HOLDERS of event e1: seat S1:A:13: offset 812 held it for X;"
                + " offset 850 sold it to X; offset 901 held it for Y; nothing between freed it");
    assertThat(audit.violations().getFirst().why())
        .isEqualTo(
            new Contradiction.TwoHolders(
                "S1:A:13",
                List.of(
                    new Happening(1, 812, Happening.Kind.HELD, "X", List.of("S1:A:13")),
                    new Happening(3, 850, Happening.Kind.SOLD, "X", List.of("S1:A:13")),
                    new Happening(
                        4, 901, Happening.Kind.HELD, "Y", List.of("S1:A:12", "S1:A:13")))));
  }

  @Test
  void a_hold_that_begins_twice_or_ends_twice_is_explained_by_all_that_happened_to_it() {
    happens(10, new SeatsHeld(booking("X", "S1:A:1")));
    happens(11, new SeatsHeld(booking("X", "S1:A:1")));
    happens(12, new HoldReleased(booking("X", "S1:A:1")));
    happens(13, new HoldExpired(booking("X", "S1:A:1")));

    assertThat(told())
        .containsExactly(
            "EVERY_HOLD_ENDS_ONCE of event e1: booking X: by offset 10 it held S1:A:1;"
                + " by offset 11 it held S1:A:1; nothing between ended the hold it had",
            "EVERY_HOLD_ENDS_ONCE of event e1: booking X: by offset 10 it held S1:A:1;"
                + " by offset 11 it held S1:A:1; by offset 12 it released S1:A:1;"
                + " by offset 13 it let S1:A:1 expire; its hold was over before");
  }

  @Test
  void a_sale_of_what_was_not_held_is_explained_by_what_was() {
    happens(20, new SeatsOffered(booking("X", "S1:A:1")));
    happens(21, new BookingConfirmed(booking("X", "S1:A:2")));
    happens(22, new BookingConfirmed(booking("Y", "S1:A:3")));
    happens(23, new BookingCancelled(booking("Z", "S1:A:4"), false, "alice", null));

    assertThat(told())
        .containsExactly(
            "NOTHING_UNCONFIRMED_IS_SOLD of event e1: booking X: by offset 20 it was offered S1:A:1;"
                + " by offset 21 it bought S1:A:2; it held others",
            "NOTHING_UNCONFIRMED_IS_SOLD of event e1: booking Y: by offset 22 it bought S1:A:3;"
                + " nothing before held it",
            "EVERY_HOLD_ENDS_ONCE of event e1: booking Y: by offset 22 it bought S1:A:3;"
                + " nothing before held it",
            "NOTHING_UNCONFIRMED_IS_SOLD of event e1: booking Z: by offset 23 it gave S1:A:4 back;"
                + " it had bought nothing then");
  }

  @Test
  void a_gap_is_explained_by_what_was_due() {
    version++;
    happens(30, new SeatsHeld(booking("X", "S1:A:1")));
    version--;
    happens(31, new SeatsHeld(booking("Y", "S1:A:2")));

    assertThat(told())
        .containsExactly(
            "STORY_HAS_NO_GAPS of event e1: nothing came before; offset 30 made version 2;"
                + " version 1 was due",
            "STORY_HAS_NO_GAPS of event e1: offset 30 made version 2; offset 31 made version 2;"
                + " version 3 was due");
  }

  @Test
  void seats_of_two_events_are_not_the_same() {
    happens(new SeatsHeld(booking("b1", "A:1")));
    audit.add(
        new BookingEvent(
            "e2", 1L, Instant.EPOCH, "command", 0, 1L, new SeatsHeld(booking("b2", "A:1"))));

    assertThat(broken()).isEmpty();
  }

  private List<String> told() {
    return audit.violations().stream().map(Violation::toString).toList();
  }

  private List<SaleInvariant> broken() {
    return audit.violations().stream().map(Violation::invariant).toList();
  }

  private void happens(Object body) {
    happens(version + 1, body);
  }

  private void happens(long offset, Object body) {
    version++;
    audit.add(new BookingEvent("e1", version, Instant.EPOCH, "command", 0, offset, body));
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

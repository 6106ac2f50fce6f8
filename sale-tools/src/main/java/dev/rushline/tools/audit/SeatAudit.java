package dev.rushline.booking.audit;

import dev.rushline.booking.audit.Violation.Invariant;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCancelled;
import dev.rushline.schemas.booking.BookingConfirmed;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingRejected;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.booking.HoldExtended;
import dev.rushline.schemas.booking.HoldReleased;
import dev.rushline.schemas.booking.PresaleDefined;
import dev.rushline.schemas.booking.SaleChangeRefused;
import dev.rushline.schemas.booking.SaleDefined;
import dev.rushline.schemas.booking.SaleQuarantined;
import dev.rushline.schemas.booking.SaleResumed;
import dev.rushline.schemas.booking.SaleRetired;
import dev.rushline.schemas.booking.SeatsChanged;
import dev.rushline.schemas.booking.SeatsHeld;
import dev.rushline.schemas.booking.SeatsHeldAgain;
import dev.rushline.schemas.booking.SeatsOffered;
import dev.rushline.schemas.booking.WaitlistJoined;
import dev.rushline.schemas.booking.WaitlistLeft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Follows the events of all sales and notes what contradicts the invariants. */
public final class SeatAudit {
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<SeatOfEvent, String> holders = new HashMap<>();
  private final Map<String, Booking> open = new HashMap<>();
  private final Set<String> confirmed = new TreeSet<>();
  private final List<Violation> violations = new ArrayList<>();

  private record SeatOfEvent(String eventId, String seat) {}

  /** Takes the next event of the log; events of one sale must come in the log's order. */
  public void add(BookingEvent event) {
    checkVersion(event);
    switch (event.getBody()) {
      case SeatsHeld held -> hold(event, held.getBooking());
      case HoldReleased released -> free(event, released.getBooking());
      case HoldExpired expired -> free(event, expired.getBooking());
      case BookingConfirmed sold -> sell(event, sold.getBooking());
      case SeatsHeldAgain again -> hold(event, again.getBooking());
      case SeatsOffered offered -> hold(event, offered.getBooking());
      case HoldExtended extended -> stayOpen(event, extended.getBooking());
      case SeatsChanged changed -> change(event, changed.getBooking());
      case BookingCancelled cancelled -> takeBack(event, cancelled.getBooking());
      case BookingRejected _,
          SaleDefined _,
          SaleChangeRefused _,
          SaleRetired _,
          SaleQuarantined _,
          SaleResumed _,
          PresaleDefined _,
          WaitlistJoined _,
          WaitlistLeft _ -> {}
      default -> throw new IllegalArgumentException("no event: " + event.getBody());
    }
  }

  /** What does not hold, in the order in which it was seen. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Ids of the bookings that are sold. */
  public Set<String> confirmed() {
    return Set.copyOf(confirmed);
  }

  /** Ids of the bookings whose hold has not ended yet. */
  public Set<String> open() {
    return Set.copyOf(open.keySet());
  }

  private void checkVersion(BookingEvent event) {
    long expected = versions.getOrDefault(event.getEventId(), 0L) + 1;
    if (event.getVersion() != expected) {
      note(event, Invariant.STORY_HAS_NO_GAPS, "expected version " + expected);
    }
    versions.merge(event.getEventId(), event.getVersion(), Math::max);
  }

  private void hold(BookingEvent event, Booking booking) {
    if (open.putIfAbsent(booking.getBookingId(), booking) != null) {
      note(event, Invariant.EVERY_HOLD_ENDS_ONCE, booking.getBookingId() + " is held twice");
    }
    for (String seat : namedSeats(booking)) {
      String other =
          holders.putIfAbsent(new SeatOfEvent(event.getEventId(), seat), booking.getBookingId());
      if (other != null) {
        note(
            event,
            Invariant.NO_SEAT_HAS_TWO_HOLDERS,
            seat + " is with " + other + " and with " + booking.getBookingId());
      }
    }
  }

  private void free(BookingEvent event, Booking booking) {
    endHold(event, booking);
    release(event, booking);
  }

  private void release(BookingEvent event, Booking booking) {
    for (String seat : namedSeats(booking)) {
      holders.remove(new SeatOfEvent(event.getEventId(), seat), booking.getBookingId());
    }
  }

  /** A hold that goes on, with the seats it had. */
  private void stayOpen(BookingEvent event, Booking booking) {
    Booking held = open.replace(booking.getBookingId(), booking);
    if (held == null || !held.getSeats().equals(booking.getSeats())) {
      note(
          event,
          Invariant.EVERY_HOLD_ENDS_ONCE,
          booking.getBookingId() + " is extended and was not held so");
    }
  }

  private void change(BookingEvent event, Booking booking) {
    Booking held = open.get(booking.getBookingId());
    if (held != null) {
      free(event, held);
    } else {
      note(
          event,
          Invariant.EVERY_HOLD_ENDS_ONCE,
          booking.getBookingId() + " changes its seats without being open");
    }
    hold(event, booking);
  }

  private void takeBack(BookingEvent event, Booking booking) {
    if (!confirmed.remove(booking.getBookingId())) {
      note(
          event,
          Invariant.NOTHING_UNCONFIRMED_IS_SOLD,
          booking.getBookingId() + " is cancelled without being sold");
    }
    release(event, booking);
  }

  private void sell(BookingEvent event, Booking booking) {
    Booking held = endHold(event, booking);
    if (held == null || !held.getSeats().equals(booking.getSeats())) {
      note(
          event,
          Invariant.NOTHING_UNCONFIRMED_IS_SOLD,
          booking.getBookingId() + " is sold " + booking.getSeats());
    }
    confirmed.add(booking.getBookingId());
  }

  private Booking endHold(BookingEvent event, Booking booking) {
    Booking held = open.remove(booking.getBookingId());
    if (held == null) {
      note(
          event,
          Invariant.EVERY_HOLD_ENDS_ONCE,
          booking.getBookingId() + " ends without being open");
    }
    return held;
  }

  /** Standing places have no names of their own and cannot collide. */
  private static List<String> namedSeats(Booking booking) {
    return booking.getSeats().stream().filter(seat -> !seat.contains("::")).toList();
  }

  private void note(BookingEvent event, Invariant invariant, String what) {
    violations.add(new Violation(invariant, event.getEventId(), event.getVersion(), what));
  }
}

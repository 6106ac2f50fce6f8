package dev.rushline.tools.audit;

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
import dev.rushline.tools.audit.Happening.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Follows the events of all sales and notes what contradicts the invariants. */
public final class SeatAudit {
  private final Map<String, SeatBook> books = new TreeMap<>();
  private final List<Violation> violations = new ArrayList<>();

  /** Takes the next event of the log; events of one sale must come in the log's order. */
  public void add(BookingEvent event) {
    books
        .computeIfAbsent(event.getEventId(), _ -> new SeatBook())
        .take(happening(event))
        .forEach(why -> violations.add(new Violation(event.getEventId(), why)));
  }

  /** What does not hold, in the order in which it was seen. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Ids of the bookings that are sold. */
  public Set<String> confirmed() {
    return all(SeatBook::sold);
  }

  /** Ids of the bookings whose hold has not ended yet. */
  public Set<String> open() {
    return all(SeatBook::open);
  }

  private Set<String> all(Function<SeatBook, Set<String>> ids) {
    return books.values().stream()
        .flatMap(book -> ids.apply(book).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Happening happening(BookingEvent event) {
    return switch (event.getBody()) {
      case SeatsHeld held -> of(event, Kind.HELD, held.getBooking());
      case HoldReleased released -> of(event, Kind.RELEASED, released.getBooking());
      case HoldExpired expired -> of(event, Kind.EXPIRED, expired.getBooking());
      case BookingConfirmed sold -> of(event, Kind.SOLD, sold.getBooking());
      case SeatsHeldAgain again -> of(event, Kind.HELD_AGAIN, again.getBooking());
      case SeatsOffered offered -> of(event, Kind.OFFERED, offered.getBooking());
      case HoldExtended extended -> of(event, Kind.EXTENDED, extended.getBooking());
      case SeatsChanged changed -> of(event, Kind.CHANGED, changed.getBooking());
      case BookingCancelled cancelled -> of(event, Kind.TAKEN_BACK, cancelled.getBooking());
      case BookingRejected _,
          SaleDefined _,
          SaleChangeRefused _,
          SaleRetired _,
          SaleQuarantined _,
          SaleResumed _,
          PresaleDefined _,
          WaitlistJoined _,
          WaitlistLeft _ ->
          Happening.other(event.getVersion(), event.getCommandOffset());
      default -> throw new IllegalArgumentException("no event: " + event.getBody());
    };
  }

  private static Happening of(BookingEvent event, Kind kind, Booking booking) {
    return new Happening(
        event.getVersion(),
        event.getCommandOffset(),
        kind,
        booking.getBookingId(),
        List.copyOf(booking.getSeats()));
  }
}

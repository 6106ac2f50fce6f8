package dev.rushline.booking.books;

import dev.rushline.booking.hall.SaleOverview;
import dev.rushline.booking.hall.SeatMap;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event's sale as it stands, for the rules to look at. */
public interface SaleState extends SeatMap {

  /**
   * Which version of the rules decides the event's commands at this place of its log; 0 before the
   * log says so, which is decided as 1.
   */
  int rulesVersion();

  /** The event's clock; {@link SaleClock#START} for an event never heard of. */
  SaleClock clock();

  /** The rules of the sale; empty when there is none. */
  Optional<SaleTerms> terms();

  /** Whether the event had a sale whose time is over; only for an event without terms. */
  boolean isRetired();

  /** Whether the event is in quarantine: a command of it could not be decided. */
  boolean isQuarantined();

  /** What the sections could still give; only for a sale that has terms. */
  SaleOverview overview();

  /** All presales of the sale, in no particular order; few. */
  List<Presale> presales();

  /** A presale code by its hash. */
  Optional<PresaleCode> presaleCode(String hash);

  /** Codes of one presale, by hash; for changing the presale. */
  Map<String, PresaleCode> codesOf(String presaleId);

  /** The different wishes that somebody waits with, in the order in which they first came. */
  List<Wish> wishesWaiting();

  /** How many wait. */
  int waiting();

  /** Who has waited longest with this wish. */
  Optional<Waiting> firstWaiting(Wish wish);

  /** One booking, whatever has become of it. */
  Optional<Booking> booking(BookingId bookingId);

  /**
   * One booking whose state is known from elsewhere: from who has a seat, or from what is to
   * happen. That it is in another is a bug and must not pass (IllegalStateException).
   */
  default <B extends Booking> B booking(BookingId bookingId, Class<B> state) {
    return booking(bookingId)
        .filter(state::isInstance)
        .map(state::cast)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "booking %s is not %s".formatted(bookingId, state.getSimpleName())));
  }

  /** Those of these bookings that are held. */
  default List<Held> holds(List<BookingId> bookingIds) {
    return bookingIds.stream()
        .flatMap(id -> booking(id).stream())
        .filter(Held.class::isInstance)
        .map(Held.class::cast)
        .toList();
  }

  /** One booking of this customer; empty when it is somebody else's, or none. */
  default Optional<Booking> bookingOf(CustomerId customerId, BookingId bookingId) {
    return booking(bookingId).filter(booking -> booking.customerId().equals(customerId));
  }

  /** What the customer holds and has bought. */
  CustomerTally tally(CustomerId customerId);

  /** What this customer's key was answered. */
  Optional<Answer> answer(CustomerId customerId, String key);

  /**
   * Up to {@code max} holds and waits of this event that should have ended by {@code now}, by
   * deadline, then by booking id.
   */
  List<Open> dueHolds(Instant now, int max);
}

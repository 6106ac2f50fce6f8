package dev.rushline.booking.topology;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.BookingFields;
import dev.rushline.booking.books.BookingFields.Payment;
import dev.rushline.booking.books.Cancelled;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.Ended;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCancelled;
import dev.rushline.schemas.booking.BookingConfirmed;
import dev.rushline.schemas.booking.BookingRejected;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.booking.HoldExtended;
import dev.rushline.schemas.booking.HoldReleased;
import dev.rushline.schemas.booking.PresaleDefined;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import dev.rushline.schemas.booking.SaleChangeRefused;
import dev.rushline.schemas.booking.SaleDefined;
import dev.rushline.schemas.booking.SaleQuarantined;
import dev.rushline.schemas.booking.SaleResumed;
import dev.rushline.schemas.booking.SaleRetired;
import dev.rushline.schemas.booking.SeatsChanged;
import dev.rushline.schemas.booking.SeatsHeld;
import dev.rushline.schemas.booking.SeatsHeldAgain;
import dev.rushline.schemas.booking.SeatsOffered;
import dev.rushline.schemas.booking.Suggestion;
import dev.rushline.schemas.booking.Ticket;
import dev.rushline.schemas.booking.WaitlistJoined;
import dev.rushline.schemas.booking.WaitlistLeft;
import dev.rushline.schemas.ids.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/** The words of the rules in the form that the topics carry. */
public final class MessageForms {
  private MessageForms() {}

  /** What happened, as booking.events tells it. */
  public static SpecificRecord event(EventId eventId, SaleEvent event) {
    return switch (event) {
      case SaleEvent.SaleDefined(var definition) ->
          new SaleDefined(
              definition.terms().saleVersion(),
              definition.sections().stream().mapToInt(section -> section.size()).sum(),
              definition.seatsHeldBack(),
              definition.terms().closesAt(),
              definition.terms().cancelled());
      case SaleEvent.SaleChangeRefused(long version, List<String> seats) ->
          new SaleChangeRefused(version, seats);
      case SaleEvent.SaleRetired(long version) -> new SaleRetired(version);
      case SaleEvent.SaleQuarantined(String fault) -> new SaleQuarantined(fault);
      case SaleEvent.SaleResumed(String requestedBy) -> new SaleResumed(requestedBy);
      case SaleEvent.SeatsHeld(var booking, var _) -> new SeatsHeld(booking(eventId, booking));
      case SaleEvent.PresaleDefined(var definition) ->
          new PresaleDefined(
              definition.presale().presaleId(),
              definition.presale().version(),
              definition.presale().opensAt(),
              definition.presale().closesAt(),
              definition.codes().size());
      case SaleEvent.WaitlistJoined(var booking, var _) ->
          new WaitlistJoined(booking(eventId, booking));
      case SaleEvent.WaitlistLeft(var booking) -> new WaitlistLeft(booking(eventId, booking));
      case SaleEvent.SeatsOffered(var booking) -> new SeatsOffered(booking(eventId, booking));
      case SaleEvent.SeatsHeldAgain(var booking) -> new SeatsHeldAgain(booking(eventId, booking));
      case SaleEvent.HoldExtended(var booking, var _) ->
          new HoldExtended(booking(eventId, booking));
      case SaleEvent.SeatsChanged(var before, var booking, var _) ->
          new SeatsChanged(booking(eventId, booking), seats(before.seats()));
      case SaleEvent.BookingCancelled(var booking, var request, boolean byOrganiser, var reason) ->
          new BookingCancelled(
              booking(eventId, booking),
              byOrganiser,
              request.customerId().text(),
              reason.orElse(null));
      case SaleEvent.HoldReleased(var booking) -> new HoldReleased(booking(eventId, booking));
      case SaleEvent.HoldExpired(var booking) -> new HoldExpired(booking(eventId, booking));
      case SaleEvent.BookingConfirmed(var booking, var _) ->
          new BookingConfirmed(booking(eventId, booking));
      case SaleEvent.BookingRejected(var bookingId, var request, var refusal, var payment) ->
          new BookingRejected(
              bookingId.text(),
              request.customerId().text(),
              refusal(refusal),
              payment.orElse(null));
    };
  }

  /** What a reply says, as {@code booking.replies} carries it. */
  public static SpecificRecord replyBody(EventId eventId, Reply reply) {
    return switch (reply) {
      case Reply.Granted(var booking) -> booking(eventId, booking);
      case Reply.Suggested suggested -> suggestion(suggested);
      case Reply.Refused refused -> refusal(refused);
    };
  }

  private static Suggestion suggestion(Reply.Suggested suggested) {
    return new Suggestion(
        suggested.currency(),
        suggested.seats().stream().map(BookedSeat::seat).toList(),
        suggested.seats().stream().map(BookedSeat::category).toList(),
        suggested.seats().stream().map(BookedSeat::priceMinor).toList());
  }

  /** A booking as {@code booking.bookings} carries it. */
  public static Booking booking(EventId eventId, dev.rushline.booking.books.Booking booking) {
    BookingFields.Lasting lasting = BookingFields.Lasting.of(booking);
    BookingFields.Passing passing = BookingFields.Passing.of(booking);
    return new Booking(
        lasting.bookingId().text(),
        eventId.text(),
        lasting.customerId().text(),
        BookingStatus.valueOf(passing.status().name()),
        passing.version(),
        passing.holdEpoch(),
        passing.until(),
        passing.confirmableUntil(),
        passing.extended(),
        lasting.currency(),
        booking.totalMinor(),
        seats(lasting.seats()),
        lasting.seats().stream().map(BookedSeat::category).toList(),
        lasting.seats().stream().map(BookedSeat::priceMinor).toList(),
        lasting.waitedFor().map(Wish::count).orElse(null),
        lasting.waitedFor().map(MessageForms::section).orElse(null),
        lasting.waitedFor().map(MessageForms::categories).orElse(List.of()),
        passing.payment().map(payment -> payment.purchase().paymentId()).orElse(null),
        passing.payment().flatMap(Payment::refundMinor).orElse(null),
        lasting.createdAt(),
        passing.changedAt());
  }

  private static String section(Wish wish) {
    return switch (wish) {
      case Wish.BestAvailable best -> best.section().orElse(null);
      case Wish.StandingPlaces places -> places.section();
      case Wish.NamedSeats _ -> null;
    };
  }

  private static List<String> categories(Wish wish) {
    return wish instanceof Wish.BestAvailable best ? List.copyOf(best.categories()) : List.of();
  }

  private static List<String> seats(List<BookedSeat> seats) {
    return seats.stream().map(BookedSeat::seat).toList();
  }

  /** The tickets of a booking that is or was confirmed; of others none. */
  static List<Ticket> tickets(EventId eventId, dev.rushline.booking.books.Booking booking) {
    return switch (booking) {
      case Confirmed sale -> tickets(eventId, sale, Optional.empty());
      case Cancelled cancelled ->
          tickets(eventId, cancelled.sale(), Optional.of(cancelled.head().changedAt()));
      case Open _, Ended _ -> List.of();
    };
  }

  private static List<Ticket> tickets(
      EventId eventId, Confirmed sale, Optional<Instant> cancelledAt) {
    Held held = sale.held();
    return IntStream.range(0, held.seats().size())
        .mapToObj(
            i -> {
              BookedSeat seat = held.seats().get(i);
              return new Ticket(
                  held.bookingId() + "-" + (i + 1),
                  held.bookingId().text(),
                  eventId.text(),
                  held.customerId().text(),
                  seat.seat(),
                  seat.category(),
                  seat.priceMinor(),
                  held.head().currency(),
                  sale.purchase().at(),
                  cancelledAt.orElse(null));
            })
        .toList();
  }

  private static Refusal refusal(Reply.Refused refused) {
    return new Refusal(
        RejectionCode.valueOf(refused.reason().name()),
        refused.seats(),
        refused.retryAfter().map(Duration::toMillis).orElse(null),
        refused.instead());
  }
}

package dev.rushline.booking.topology;

import dev.rushline.booking.seating.BookedSeat;
import dev.rushline.booking.seating.Reply;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingConfirmed;
import dev.rushline.schemas.booking.BookingRejected;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.booking.HoldReleased;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import dev.rushline.schemas.booking.SaleChangeRefused;
import dev.rushline.schemas.booking.SaleDefined;
import dev.rushline.schemas.booking.SeatsHeld;
import dev.rushline.schemas.booking.Suggestion;
import dev.rushline.schemas.booking.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/** The words of the rules in the form that the topics carry. */
final class MessageForms {
  private MessageForms() {}

  static SpecificRecord event(String eventId, SaleEvent event) {
    return switch (event) {
      case SaleEvent.SaleDefined(var definition) ->
          new SaleDefined(
              definition.terms().saleVersion(),
              definition.sections().stream().mapToInt(section -> section.size()).sum(),
              definition.seatsHeldBack());
      case SaleEvent.SaleChangeRefused(long version, List<String> seats) ->
          new SaleChangeRefused(version, seats);
      case SaleEvent.SeatsHeld(var booking, var _) -> new SeatsHeld(booking(eventId, booking));
      case SaleEvent.HoldReleased(var booking) -> new HoldReleased(booking(eventId, booking));
      case SaleEvent.HoldExpired(var booking) -> new HoldExpired(booking(eventId, booking));
      case SaleEvent.BookingConfirmed(var booking, var _) ->
          new BookingConfirmed(booking(eventId, booking));
      case SaleEvent.BookingRejected(var bookingId, var request, var refusal, var payment) ->
          new BookingRejected(
              bookingId, request.customerId(), refusal(refusal), payment.orElse(null));
    };
  }

  static SpecificRecord replyBody(String eventId, Reply reply) {
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

  static Booking booking(String eventId, dev.rushline.booking.seating.Booking booking) {
    return new Booking(
        booking.bookingId(),
        eventId,
        booking.customerId(),
        BookingStatus.valueOf(booking.status().name()),
        booking.version(),
        booking.holdEpoch(),
        booking.holdExpiresAt(),
        booking.currency(),
        booking.totalMinor(),
        booking.seats().stream().map(BookedSeat::seat).toList(),
        booking.seats().stream().map(BookedSeat::category).toList(),
        booking.seats().stream().map(BookedSeat::priceMinor).toList(),
        booking.paymentId().orElse(null),
        booking.createdAt(),
        booking.changedAt());
  }

  static List<Ticket> tickets(String eventId, dev.rushline.booking.seating.Booking booking) {
    return IntStream.range(0, booking.seats().size())
        .mapToObj(
            i -> {
              BookedSeat seat = booking.seats().get(i);
              return new Ticket(
                  booking.bookingId() + "-" + (i + 1),
                  booking.bookingId(),
                  eventId,
                  booking.customerId(),
                  seat.seat(),
                  seat.category(),
                  seat.priceMinor(),
                  booking.currency(),
                  booking.changedAt());
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

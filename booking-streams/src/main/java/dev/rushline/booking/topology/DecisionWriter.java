package dev.rushline.booking.topology;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.booking.Ticket;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Answers;
import dev.rushline.streams.ReplyAddress;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Writes one decision: what happened in the transaction of the command, the answer at once. The
 * transaction only makes known what is decided already.
 */
final class DecisionWriter {
  private final ProcessorContext<String, SpecificRecord> context;
  private final Answers<BookingReply> answers;

  DecisionWriter(ProcessorContext<String, SpecificRecord> context, Answers<BookingReply> answers) {
    this.context = context;
    this.answers = answers;
  }

  void write(BookingCommand command, RecordMetadata position, Decision decision) {
    EventId eventId = new EventId(command.getEventId());
    Instant at = decision.clock().now();
    long version = decision.firstVersion();
    for (SaleEvent event : decision.events()) {
      BookingEvent message =
          new BookingEvent(
              eventId.text(),
              version++,
              at,
              command.getCommandId(),
              position.partition(),
              position.offset(),
              MessageForms.event(eventId, event));
      forward(Topics.BOOKING_EVENTS.name(), eventId.text(), message, at);
      writeBooking(eventId, event, at);
    }
    if (command.getReplyTo() != null && ReplyAddress.isValid(command.getReplyTo())) {
      decision
          .reply()
          .ifPresent(
              reply ->
                  answers.tell(
                      command.getReplyTo(),
                      new BookingReply(
                          command.getCommandId(),
                          eventId.text(),
                          command.getReplyTo(),
                          decision.repeated(),
                          position.partition(),
                          position.offset(),
                          at,
                          MessageForms.replyBody(eventId, reply))));
    }
  }

  private void writeBooking(EventId eventId, SaleEvent event, Instant at) {
    switch (event) {
      case SaleEvent.SeatsHeld(Booking booking, var _) -> forwardBooking(eventId, booking, at);
      case SaleEvent.WaitlistJoined(Booking booking, var _) -> forwardBooking(eventId, booking, at);
      case SaleEvent.WaitlistLeft(Booking booking) -> forwardBooking(eventId, booking, at);
      case SaleEvent.SeatsOffered(Booking booking) -> forwardBooking(eventId, booking, at);
      case SaleEvent.SeatsHeldAgain(Booking booking) -> forwardBooking(eventId, booking, at);
      case SaleEvent.HoldExtended(Booking booking, var _) -> forwardBooking(eventId, booking, at);
      case SaleEvent.SeatsChanged changed -> forwardBooking(eventId, changed.booking(), at);
      case SaleEvent.HoldReleased(Booking booking) -> forwardBooking(eventId, booking, at);
      case SaleEvent.HoldExpired(Booking booking) -> forwardBooking(eventId, booking, at);
      case SaleEvent.BookingConfirmed(Booking booking, var _) ->
          forwardWithTickets(eventId, booking, at);
      case SaleEvent.BookingCancelled cancelled ->
          forwardWithTickets(eventId, cancelled.booking(), at);
      case SaleEvent.SaleDefined _,
          SaleEvent.SaleRetired _,
          SaleEvent.SaleQuarantined _,
          SaleEvent.SaleResumed _,
          SaleEvent.SaleChangeRefused _,
          SaleEvent.PresaleDefined _,
          SaleEvent.BookingRejected _ -> {}
    }
  }

  private void forwardWithTickets(EventId eventId, Booking booking, Instant at) {
    forwardBooking(eventId, booking, at);
    for (Ticket ticket : MessageForms.tickets(eventId, booking)) {
      forward(Topics.BOOKING_TICKETS.name(), ticket.getTicketId(), ticket, at);
    }
  }

  private void forwardBooking(EventId eventId, Booking booking, Instant at) {
    forward(
        Topics.BOOKING_BOOKINGS.name(),
        booking.bookingId().text(),
        MessageForms.booking(eventId, booking),
        at);
  }

  private void forward(String sink, String key, SpecificRecord value, Instant at) {
    context.forward(new Record<>(key, value, at.toEpochMilli()), sink);
  }
}

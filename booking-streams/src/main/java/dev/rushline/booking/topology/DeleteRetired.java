package dev.rushline.booking.topology;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.booking.stores.SaleStores.GoneBooking;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Alarm;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Deletes what is left of retired sales, a portion at a time, from the stores and from the
 * compacted topics.
 */
final class DeleteRetired {
  /** Between two portions, which fans have for themselves. */
  static final Duration TICK = Duration.ofMillis(100);

  /** Records of the stores in a portion: about a millisecond. */
  static final int PORTION = 100;

  private final ProcessorContext<String, SpecificRecord> context;
  private final SaleStores stores;
  private final Alarm alarm;

  DeleteRetired(ProcessorContext<String, SpecificRecord> context, SaleStores stores) {
    this.context = context;
    this.stores = stores;
    this.alarm = new Alarm(context, this::delete);
  }

  /** Goes on within a tick if there is anything to delete; costs nothing if there is not. */
  void soon() {
    if (!alarm.isSet() && stores.hasLeftOver()) {
      alarm.within(TICK);
    }
  }

  void stop() {
    alarm.turnOff();
  }

  private void delete(long nowMillis) {
    for (GoneBooking gone : stores.deleteLeftOver(PORTION)) {
      Booking booking = gone.booking();
      forward(Topics.BOOKING_BOOKINGS.name(), booking.bookingId().text(), nowMillis);
      MessageForms.tickets(gone.eventId(), booking)
          .forEach(
              ticket -> forward(Topics.BOOKING_TICKETS.name(), ticket.getTicketId(), nowMillis));
    }
    soon();
  }

  private void forward(String topic, String key, long nowMillis) {
    context.forward(new Record<>(key, null, nowMillis), topic);
  }
}

package dev.rushline.bench.thread;

import static dev.rushline.schemas.topics.Topics.BOOKING_BOOKINGS;
import static dev.rushline.schemas.topics.Topics.BOOKING_COMMANDS;
import static dev.rushline.schemas.topics.Topics.BOOKING_EVENTS;
import static dev.rushline.schemas.topics.Topics.BOOKING_REPLIES;

import dev.rushline.booking.books.Reply;
import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.booking.topology.BookingTopology;
import dev.rushline.booking.topology.CommandReader;
import dev.rushline.booking.topology.MessageForms;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.BareAvro;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Reads a command, decides it with its state in RocksDB, and writes what comes of it. */
final class OneThread implements AutoCloseable {
  private final BareAvro values = new BareAvro();
  private final Serde<BookingCommand> commands = values.of(BOOKING_COMMANDS);
  private final Serde<BookingEvent> events = values.of(BOOKING_EVENTS);
  private final Serde<Booking> bookings = values.of(BOOKING_BOOKINGS);
  private final Serde<BookingReplies> replies = values.of(BOOKING_REPLIES);
  private final KeyValueStore<Bytes, byte[]> plans;
  private final KeyValueStore<Bytes, byte[]> seats;
  private final KeyValueStore<Bytes, byte[]> state;
  private final SaleStores stores;

  OneThread(MockProcessorContext<?, ?> context) {
    plans = store(BookingTopology.SALE_PLANS, context);
    seats = store(BookingTopology.SALE_SEATS, context);
    state = store(BookingTopology.SALE_STATE, context);
    stores = new SaleStores(plans, seats, state);
    stores.saveRules(BoxOffice.RULES_VERSION, Instant.EPOCH);
  }

  private static KeyValueStore<Bytes, byte[]> store(
      String name, MockProcessorContext<?, ?> context) {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled()
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  /** Returns how many bytes were written for the command. */
  int handle(byte[] bytes, long offset, Instant at) {
    BookingCommand command = commands.deserializer().deserialize(BOOKING_COMMANDS.name(), bytes);
    EventId eventId = new EventId(command.getEventId());
    Decision decision = BoxOffice.handle(CommandReader.read(command), at, stores.ofEvent(eventId));
    stores.save();
    int written = 0;
    long version = decision.firstVersion();
    for (SaleEvent event : decision.events()) {
      BookingEvent message =
          new BookingEvent(
              eventId.text(),
              version++,
              at,
              command.getCommandId(),
              0,
              offset,
              MessageForms.event(eventId, event));
      written += events.serializer().serialize(BOOKING_EVENTS.name(), message).length;
    }
    if (decision.reply().orElse(null) instanceof Reply.Granted(var booking)) {
      Booking message = MessageForms.booking(eventId, booking);
      written += bookings.serializer().serialize(BOOKING_BOOKINGS.name(), message).length;
    }
    return written
        + decision.reply().map(reply -> reply(command, reply, decision, offset, at)).orElse(0);
  }

  private int reply(
      BookingCommand command, Reply reply, Decision decision, long offset, Instant at) {
    BookingReply message =
        new BookingReply(
            command.getCommandId(),
            command.getEventId(),
            command.getReplyTo(),
            decision.repeated(),
            0,
            offset,
            at,
            MessageForms.replyBody(new EventId(command.getEventId()), reply));
    return replies
        .serializer()
        .serialize(BOOKING_REPLIES.name(), new BookingReplies(List.of(message)))
        .length;
  }

  @Override
  public void close() {
    plans.close();
    seats.close();
    state.close();
  }
}

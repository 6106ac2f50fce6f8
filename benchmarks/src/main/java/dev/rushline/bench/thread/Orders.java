package dev.rushline.bench.thread;

import static dev.rushline.schemas.topics.Topics.BOOKING_COMMANDS;

import dev.rushline.bench.Stadium;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Checkout;
import dev.rushline.schemas.booking.Confirm;
import dev.rushline.schemas.booking.NamedSeats;
import dev.rushline.streams.BareAvro;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;

/** Commands as bytes: every second one confirms the seat that the one before it holds. */
final class Orders {
  private static final int CUSTOMERS = 1_000;
  private static final long PRICE_MINOR = 5_000;
  private static final Duration HOLD_TTL = Duration.ofMinutes(8);

  private final Stadium stadium;
  private final Serializer<BookingCommand> serializer =
      new BareAvro().of(BOOKING_COMMANDS).serializer();

  Orders(Stadium stadium) {
    this.stadium = stadium;
  }

  byte[] definition() {
    return bytes(stadium.defineSale(HOLD_TTL));
  }

  /** The n-th command, from 0; there are two for every seat. */
  byte[] command(int n) {
    return bytes(n % 2 == 0 ? checkout(n / 2) : confirm(n / 2));
  }

  private BookingCommand checkout(int number) {
    String id = "checkout-" + number;
    return command(
        id,
        new Checkout(
            booking(number),
            customer(number),
            id,
            fingerprint(id),
            new NamedSeats(List.of(stadium.seat(number)), 0),
            null));
  }

  private BookingCommand confirm(int number) {
    String id = "confirm-" + number;
    String payment = "pay-" + number;
    return command(
        id,
        new Confirm(
            booking(number), customer(number), 1, payment, PRICE_MINOR, id, fingerprint(id)));
  }

  private BookingCommand command(String id, Object body) {
    return new BookingCommand(stadium.eventId(), id, "0/bench", body);
  }

  private String booking(int number) {
    return stadium.eventId() + ".booking-" + number;
  }

  private static String customer(int number) {
    return "customer-" + number % CUSTOMERS;
  }

  private static ByteBuffer fingerprint(String meaning) {
    return ByteBuffer.wrap(meaning.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(BookingCommand command) {
    return serializer.serialize(BOOKING_COMMANDS.name(), command);
  }
}

package dev.rushline.queue.topology;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingConfirmed;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.SaleDefined;
import dev.rushline.schemas.booking.SaleRetired;
import dev.rushline.schemas.booking.SeatsHeld;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.queue.Heartbeat;
import dev.rushline.schemas.queue.Join;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.LinePolicy;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.SetPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/** Messages as fans, operators and the sale write them. */
final class Messages {
  static final Instant OPENING = Instant.parse("2030-01-01T10:00:00Z");
  static final String REPLY_TO = "3/edge-1";
  static final long CLAIM_MILLIS = 120_000;

  private Messages() {}

  static QueueCommand command(String event, String id, SpecificRecord body) {
    return new QueueCommand(event, id, REPLY_TO, null, body);
  }

  static QueueCommand join(String event, String fan) {
    return command(event, "join-" + fan, new Join(fan));
  }

  static QueueCommand heartbeat(String event, String fan, long arrival) {
    return command(event, "beat-" + fan, new Heartbeat(fan, arrival));
  }

  static QueueCommand setPolicy(String event, LinePolicy policy) {
    return new QueueCommand(event, "set-policy", REPLY_TO, "olga", new SetPolicy(policy));
  }

  /** A line that lets nearly everybody in, from that moment on; null: at once. */
  static LinePolicy always(int targetInside, Instant opensAt) {
    return policy(LineMode.ALWAYS, targetInside, opensAt);
  }

  static LinePolicy policy(LineMode mode, int targetInside, Instant opensAt) {
    return new LinePolicy(
        mode, targetInside, 100_000, 600, opensAt, CLAIM_MILLIS, 600_000L, List.of());
  }

  static SectionAvailability section(
      String event, String section, long version, int free, int held) {
    return new SectionAvailability(
        event, section, version, 1L, OPENING, free, held, 0, 0, ByteBuffer.allocate(0));
  }

  static BookingEvent confirmed(String event, String fan) {
    return bookingEvent(event, new BookingConfirmed(booking(event, fan, BookingStatus.CONFIRMED)));
  }

  static BookingEvent held(String event, String fan) {
    return bookingEvent(event, new SeatsHeld(booking(event, fan, BookingStatus.HELD)));
  }

  static BookingEvent saleUntil(String event, Instant closesAt) {
    return bookingEvent(event, new SaleDefined(1L, 10, 0, closesAt, false));
  }

  static BookingEvent cancelled(String event, Instant closesAt) {
    return bookingEvent(event, new SaleDefined(1L, 10, 0, closesAt, true));
  }

  static BookingEvent retired(String event) {
    return bookingEvent(event, new SaleRetired());
  }

  /** An event of this kind, with whatever its fields may hold. */
  static BookingEvent anyEvent(String event, Schema kind) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Encoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<>(kind).write(new RandomData(kind, 1, 1L).iterator().next(), encoder);
    Decoder decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
    return bookingEvent(event, new SpecificDatumReader<SpecificRecord>(kind).read(null, decoder));
  }

  private static BookingEvent bookingEvent(String event, SpecificRecord body) {
    return new BookingEvent(event, 1L, OPENING, "c1", 0, 0L, body);
  }

  private static Booking booking(String event, String fan, BookingStatus status) {
    return new Booking(
        event + "." + fan,
        event,
        fan,
        status,
        1L,
        1,
        OPENING,
        null,
        false,
        "EUR",
        100L,
        List.of("S1:A:1", "S1:A:2"),
        List.of("P1", "P1"),
        List.of(50L, 50L),
        null,
        null,
        List.of(),
        null,
        null,
        OPENING,
        OPENING);
  }
}

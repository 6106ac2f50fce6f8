package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingFields;
import dev.rushline.booking.books.BookingFields.Lasting;
import dev.rushline.booking.books.BookingFields.Passing;
import dev.rushline.booking.books.BookingFields.Payment;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.Purchase;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.streams.stores.Input;
import dev.rushline.streams.stores.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Encodes bookings, answers, and presale codes. */
final class BookingCodec {
  // By number, not by position, so that the lists may grow and be reordered.
  private static final Map<Integer, Rejection> REJECTIONS = new HashMap<>();

  static {
    for (Rejection rejection : Rejection.values()) {
      REJECTIONS.put(rejection.number(), rejection);
    }
  }

  private BookingCodec() {}

  static byte[] encode(StoredBooking stored) {
    return Encoding.write(
        out -> {
          write(out, stored.booking());
          out.writeInt(stored.answers().size());
          for (StoredBooking.Granted granted : stored.answers()) {
            out.writeUTF(granted.key());
            out.writeUTF(granted.fingerprint());
            out.writeLong(granted.at().toEpochMilli());
            Passing then = Passing.of(granted.booking());
            writeState(out, then);
            write(out, then.payment());
            out.writeLong(then.changedAt().toEpochMilli());
          }
        });
  }

  static StoredBooking decodeBooking(byte[] value) {
    return Encoding.read(
        value,
        in -> {
          BookingFields fields = readFields(in);
          return new StoredBooking(
              fields.booking(), in.readList(each -> readGranted(each, fields.lasting())));
        });
  }

  private static StoredBooking.Granted readGranted(Input in, Lasting lasting) {
    String key = in.readUTF();
    String fingerprint = in.readUTF();
    Instant at = Instant.ofEpochMilli(in.readLong());
    State state = readState(in);
    Optional<Payment> payment = readPayment(in);
    Instant changedAt = Instant.ofEpochMilli(in.readLong());
    Booking then = new BookingFields(lasting, state.passing(payment, changedAt)).booking();
    return new StoredBooking.Granted(key, fingerprint, at, then);
  }

  static byte[] encode(PresaleCode code) {
    return Encoding.write(
        out -> {
          out.writeUTF(code.presaleId());
          out.writeInt(code.maxBookings());
          out.writeInt(code.maxSeats().orElse(-1));
          out.writeInt(code.bookings());
          out.writeInt(code.seats());
          Encoding.writeBookings(out, code.openHolds());
        });
  }

  static PresaleCode decodePresaleCode(byte[] value) {
    return Encoding.read(
        value,
        in ->
            new PresaleCode(
                in.readUTF(),
                in.readInt(),
                Optional.of(in.readInt()).filter(seats -> seats >= 0),
                in.readInt(),
                in.readInt(),
                Encoding.readBookings(in)));
  }

  static byte[] encode(Answer answer) {
    return Encoding.write(out -> write(out, answer));
  }

  static void write(Output out, Answer answer) {
    out.writeUTF(answer.fingerprint());
    out.writeLong(answer.at().toEpochMilli());
    out.writeBoolean(answer.reply() instanceof Reply.Granted);
    switch (answer.reply()) {
      case Reply.Granted(Booking booking) -> write(out, booking);
      case Reply.Suggested _ ->
          throw new IllegalArgumentException("suggestions are not remembered");
      case Reply.Refused refused -> {
        out.writeInt(refused.reason().number());
        out.writeTexts(refused.seats());
        out.writeLong(refused.retryAfter().map(Duration::toMillis).orElse(-1L));
        out.writeTexts(refused.instead());
      }
    }
  }

  static Answer decodeAnswer(byte[] value) {
    return Encoding.read(value, BookingCodec::readAnswer);
  }

  static Answer readAnswer(Input in) {
    String fingerprint = in.readUTF();
    Instant at = Instant.ofEpochMilli(in.readLong());
    Reply reply = in.readBoolean() ? new Reply.Granted(readBooking(in)) : readRefused(in);
    return new Answer(fingerprint, reply, at);
  }

  private static Reply.Refused readRefused(Input in) {
    Rejection reason = REJECTIONS.get(in.readInt());
    var seats = in.readTexts();
    long retryMillis = in.readLong();
    return new Reply.Refused(
        reason,
        seats,
        retryMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryMillis)),
        in.readTexts());
  }

  private static void write(Output out, Booking booking) {
    Lasting lasting = Lasting.of(booking);
    Passing passing = Passing.of(booking);
    out.writeUTF(lasting.bookingId().text());
    out.writeUTF(lasting.customerId().text());
    writeState(out, passing);
    out.writeUTF(lasting.currency());
    out.writeInt(lasting.seats().size());
    for (BookedSeat seat : lasting.seats()) {
      out.writeUTF(seat.seat());
      out.writeUTF(seat.category());
      out.writeLong(seat.priceMinor());
    }
    out.writeLong(lasting.createdAt().toEpochMilli());
    out.writeLong(passing.changedAt().toEpochMilli());
    write(out, passing.payment());
    Encoding.writeOptional(out, lasting.presaleCode());
    out.writeBoolean(lasting.waitedFor().isPresent());
    if (lasting.waitedFor().isPresent()) {
      WishCodec.write(out, lasting.waitedFor().get());
    }
  }

  private static void writeState(Output out, Passing passing) {
    out.writeUTF(passing.status().name());
    out.writeLong(passing.version());
    out.writeInt(passing.holdEpoch());
    out.writeLong(passing.until().toEpochMilli());
    out.writeLong(passing.confirmableUntil().toEpochMilli());
    out.writeBoolean(passing.extended());
  }

  private static void write(Output out, Optional<Payment> payment) {
    out.writeBoolean(payment.isPresent());
    if (payment.isPresent()) {
      out.writeUTF(payment.get().purchase().paymentId());
      out.writeLong(payment.get().purchase().at().toEpochMilli());
      Encoding.writeOptionalLong(out, payment.get().refundMinor());
    }
  }

  private static Booking readBooking(Input in) {
    return readFields(in).booking();
  }

  private static BookingFields readFields(Input in) {
    BookingId bookingId = new BookingId(in.readUTF());
    CustomerId customerId = new CustomerId(in.readUTF());
    State state = readState(in);
    String currency = in.readUTF();
    List<BookedSeat> seats =
        in.readList(seat -> new BookedSeat(seat.readUTF(), seat.readUTF(), seat.readLong()));
    Instant createdAt = Instant.ofEpochMilli(in.readLong());
    Instant changedAt = Instant.ofEpochMilli(in.readLong());
    Optional<Payment> payment = readPayment(in);
    Optional<String> presaleCode = Encoding.readOptional(in);
    Optional<Wish> waitedFor =
        in.readBoolean() ? Optional.of(WishCodec.read(in)) : Optional.empty();
    return new BookingFields(
        new Lasting(bookingId, customerId, currency, createdAt, seats, presaleCode, waitedFor),
        state.passing(payment, changedAt));
  }

  private static Optional<Payment> readPayment(Input in) {
    if (!in.readBoolean()) {
      return Optional.empty();
    }
    Purchase purchase = new Purchase(in.readUTF(), Instant.ofEpochMilli(in.readLong()));
    return Optional.of(new Payment(purchase, Encoding.readOptionalLong(in)));
  }

  /** What stands side by side of a state; its other fields follow elsewhere. */
  private record State(
      BookingStatus status,
      long version,
      int holdEpoch,
      Instant until,
      Instant confirmableUntil,
      boolean extended) {

    Passing passing(Optional<Payment> payment, Instant changedAt) {
      return new Passing(
          status, version, holdEpoch, until, confirmableUntil, extended, payment, changedAt);
    }
  }

  private static State readState(Input in) {
    return new State(
        BookingStatus.valueOf(in.readUTF()),
        in.readLong(),
        in.readInt(),
        Instant.ofEpochMilli(in.readLong()),
        Instant.ofEpochMilli(in.readLong()),
        in.readBoolean());
  }
}

package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Hold;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.Purchase;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import java.io.IOException;
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
            out.writeUTF(granted.status().name());
            out.writeLong(granted.version());
            write(out, granted.hold());
            write(out, granted.purchase());
            out.writeLong(granted.changedAt().toEpochMilli());
          }
        });
  }

  static StoredBooking decodeBooking(byte[] value) {
    return Encoding.read(
        value,
        in -> new StoredBooking(readBooking(in), Encoding.readList(in, BookingCodec::readGranted)));
  }

  private static StoredBooking.Granted readGranted(Encoding.Input in) throws IOException {
    return new StoredBooking.Granted(
        in.readUTF(),
        in.readUTF(),
        Instant.ofEpochMilli(in.readLong()),
        BookingStatus.valueOf(in.readUTF()),
        in.readLong(),
        readHold(in),
        readPurchase(in),
        Instant.ofEpochMilli(in.readLong()));
  }

  static byte[] encode(PresaleCode code) {
    return Encoding.write(
        out -> {
          out.writeUTF(code.presaleId());
          out.writeInt(code.maxBookings());
          out.writeInt(code.maxSeats().orElse(-1));
          out.writeInt(code.bookings());
          out.writeInt(code.seats());
          Encoding.writeTexts(out, code.openHolds());
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
                Encoding.readTexts(in)));
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
        Encoding.writeTexts(out, refused.seats());
        out.writeLong(refused.retryAfter().map(Duration::toMillis).orElse(-1L));
        Encoding.writeTexts(out, refused.instead());
      }
    }
  }

  static Answer decodeAnswer(byte[] value) {
    return Encoding.read(value, BookingCodec::readAnswer);
  }

  static Answer readAnswer(Encoding.Input in) throws IOException {
    String fingerprint = in.readUTF();
    Instant at = Instant.ofEpochMilli(in.readLong());
    Reply reply = in.readBoolean() ? new Reply.Granted(readBooking(in)) : readRefused(in);
    return new Answer(fingerprint, reply, at);
  }

  private static Reply.Refused readRefused(Encoding.Input in) throws IOException {
    Rejection reason = REJECTIONS.get(in.readInt());
    var seats = Encoding.readTexts(in);
    long retryMillis = in.readLong();
    return new Reply.Refused(
        reason,
        seats,
        retryMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryMillis)),
        Encoding.readTexts(in));
  }

  private static void write(Output out, Booking booking) {
    out.writeUTF(booking.bookingId());
    out.writeUTF(booking.customerId());
    out.writeUTF(booking.status().name());
    out.writeLong(booking.version());
    write(out, booking.hold());
    out.writeUTF(booking.currency());
    out.writeInt(booking.seats().size());
    for (BookedSeat seat : booking.seats()) {
      out.writeUTF(seat.seat());
      out.writeUTF(seat.category());
      out.writeLong(seat.priceMinor());
    }
    out.writeLong(booking.createdAt().toEpochMilli());
    out.writeLong(booking.changedAt().toEpochMilli());
    write(out, booking.purchase());
    Encoding.writeOptional(out, booking.presaleCode());
    out.writeBoolean(booking.waitedFor().isPresent());
    if (booking.waitedFor().isPresent()) {
      WishCodec.write(out, booking.waitedFor().get());
    }
  }

  private static void write(Output out, Hold hold) {
    out.writeInt(hold.epoch());
    out.writeLong(hold.expiresAt().toEpochMilli());
    out.writeLong(hold.confirmableUntil().toEpochMilli());
    out.writeBoolean(hold.extended());
  }

  private static void write(Output out, Optional<Purchase> purchase) {
    out.writeBoolean(purchase.isPresent());
    if (purchase.isPresent()) {
      out.writeUTF(purchase.get().paymentId());
      out.writeLong(purchase.get().at().toEpochMilli());
      Encoding.writeOptionalLong(out, purchase.get().refundMinor());
    }
  }

  private static Booking readBooking(Encoding.Input in) throws IOException {
    String bookingId = in.readUTF();
    String customerId = in.readUTF();
    BookingStatus status = BookingStatus.valueOf(in.readUTF());
    long version = in.readLong();
    Hold hold = readHold(in);
    String currency = in.readUTF();
    List<BookedSeat> seats =
        Encoding.readList(
            in, seat -> new BookedSeat(seat.readUTF(), seat.readUTF(), seat.readLong()));
    Instant createdAt = Instant.ofEpochMilli(in.readLong());
    Instant changedAt = Instant.ofEpochMilli(in.readLong());
    Optional<Purchase> purchase = readPurchase(in);
    Optional<String> presaleCode = Encoding.readOptional(in);
    Optional<Wish> waitedFor =
        in.readBoolean() ? Optional.of(WishCodec.read(in)) : Optional.empty();
    return new Booking(
        bookingId,
        customerId,
        status,
        version,
        hold,
        currency,
        seats,
        presaleCode,
        waitedFor,
        purchase,
        createdAt,
        changedAt);
  }

  private static Optional<Purchase> readPurchase(Encoding.Input in) throws IOException {
    return in.readBoolean()
        ? Optional.of(
            new Purchase(
                in.readUTF(), Instant.ofEpochMilli(in.readLong()), Encoding.readOptionalLong(in)))
        : Optional.empty();
  }

  private static Hold readHold(Encoding.Input in) throws IOException {
    int epoch = in.readInt();
    Instant expiresAt = Instant.ofEpochMilli(in.readLong());
    return new Hold(epoch, expiresAt, Instant.ofEpochMilli(in.readLong()), in.readBoolean());
  }
}

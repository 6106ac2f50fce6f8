package dev.rushline.booking.stores;

import dev.rushline.booking.seating.Answer;
import dev.rushline.booking.seating.BookedSeat;
import dev.rushline.booking.seating.Booking;
import dev.rushline.booking.seating.BookingStatus;
import dev.rushline.booking.seating.CustomerTally;
import dev.rushline.booking.seating.Hold;
import dev.rushline.booking.seating.PresaleCode;
import dev.rushline.booking.seating.Rejection;
import dev.rushline.booking.seating.Reply;
import dev.rushline.booking.seating.Sale;
import dev.rushline.booking.seating.Wish;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Encodes bookings, answers and tallies. */
final class BookingCodec {
  // By number, not by position, so that the lists may grow and be reordered.
  private static final Map<Integer, Rejection> REJECTIONS = new HashMap<>();

  static {
    for (Rejection rejection : Rejection.values()) {
      REJECTIONS.put(rejection.number(), rejection);
    }
  }

  private BookingCodec() {}

  static byte[] encode(Booking booking) {
    return Encoding.write(out -> write(out, booking));
  }

  static Booking decodeBooking(byte[] value) {
    return Encoding.read(value, BookingCodec::readBooking);
  }

  static byte[] encode(CustomerTally tally) {
    return Encoding.write(
        out -> {
          out.writeInt(tally.held());
          out.writeInt(tally.bought());
          Encoding.writeTexts(out, tally.openHolds());
          Encoding.writeCounts(out, tally.byCategory());
          Encoding.writeOptional(out, tally.waiting());
        });
  }

  static CustomerTally decodeTally(byte[] value) {
    return Encoding.read(
        value,
        in -> {
          int held = in.readInt();
          int bought = in.readInt();
          List<String> openHolds = Encoding.readTexts(in);
          return new CustomerTally(
              held,
              bought,
              in.since(3) ? Encoding.readCounts(in) : Collections.emptySortedMap(),
              openHolds,
              in.since(4) ? Encoding.readOptional(in) : Optional.empty());
        });
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
    return Encoding.write(
        out -> {
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
        });
  }

  static Answer decodeAnswer(byte[] value) {
    return Encoding.read(
        value,
        in -> {
          String fingerprint = in.readUTF();
          Instant at = Instant.ofEpochMilli(in.readLong());
          Reply reply = in.readBoolean() ? new Reply.Granted(readBooking(in)) : readRefused(in);
          return new Answer(fingerprint, reply, at);
        });
  }

  private static Reply.Refused readRefused(Encoding.Input in) throws IOException {
    Rejection reason = REJECTIONS.get(in.readInt());
    var seats = Encoding.readTexts(in);
    long retryMillis = in.readLong();
    return new Reply.Refused(
        reason,
        seats,
        retryMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryMillis)),
        in.since(2) ? Encoding.readTexts(in) : List.of());
  }

  private static void write(Output out, Booking booking) {
    out.writeUTF(booking.bookingId());
    out.writeUTF(booking.customerId());
    out.writeUTF(booking.status().name());
    out.writeLong(booking.version());
    out.writeInt(booking.hold().epoch());
    out.writeLong(booking.hold().expiresAt().toEpochMilli());
    out.writeLong(booking.hold().confirmableUntil().toEpochMilli());
    out.writeBoolean(booking.hold().extended());
    out.writeUTF(booking.currency());
    out.writeInt(booking.seats().size());
    for (BookedSeat seat : booking.seats()) {
      out.writeUTF(seat.seat());
      out.writeUTF(seat.category());
      out.writeLong(seat.priceMinor());
    }
    out.writeLong(booking.createdAt().toEpochMilli());
    out.writeLong(booking.changedAt().toEpochMilli());
    out.writeBoolean(booking.sale().isPresent());
    if (booking.sale().isPresent()) {
      Sale sale = booking.sale().get();
      out.writeUTF(sale.paymentId());
      out.writeLong(sale.at().toEpochMilli());
      Encoding.writeOptionalLong(out, sale.refundMinor());
    }
    Encoding.writeOptional(out, booking.presaleCode());
    out.writeBoolean(booking.waitedFor().isPresent());
    if (booking.waitedFor().isPresent()) {
      WishCodec.write(out, booking.waitedFor().get());
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
    Optional<String> paymentId = in.since(3) ? Optional.empty() : Encoding.readOptional(in);
    Instant createdAt = Instant.ofEpochMilli(in.readLong());
    Instant changedAt = Instant.ofEpochMilli(in.readLong());
    Optional<Sale> sale =
        in.since(3)
            ? readSale(in)
            : paymentId.map(payment -> new Sale(payment, changedAt, Optional.empty()));
    Optional<String> presaleCode = in.since(4) ? Encoding.readOptional(in) : Optional.empty();
    Optional<Wish> waitedFor =
        in.since(4) && in.readBoolean() ? Optional.of(WishCodec.read(in)) : Optional.empty();
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
        sale,
        createdAt,
        changedAt);
  }

  private static Optional<Sale> readSale(Encoding.Input in) throws IOException {
    return in.readBoolean()
        ? Optional.of(
            new Sale(
                in.readUTF(), Instant.ofEpochMilli(in.readLong()), Encoding.readOptionalLong(in)))
        : Optional.empty();
  }

  private static Hold readHold(Encoding.Input in) throws IOException {
    int epoch = in.readInt();
    Instant expiresAt = Instant.ofEpochMilli(in.readLong());
    return in.since(3)
        ? new Hold(epoch, expiresAt, Instant.ofEpochMilli(in.readLong()), in.readBoolean())
        : new Hold(epoch, expiresAt, expiresAt, false);
  }
}

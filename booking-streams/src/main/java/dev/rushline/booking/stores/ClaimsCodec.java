package dev.rushline.booking.stores;

import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.hall.RowClaims;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.Input;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Encodes who has which seat of a row, and the small counters beside it. */
final class ClaimsCodec {
  private ClaimsCodec() {}

  /** Each booking of the row once, then per seat: 0 nobody, n held by booking n, -n sold to it. */
  static byte[] encode(RowClaims claims, EventId event) {
    String prefix = event + ".";
    Map<BookingId, Integer> bookings = new LinkedHashMap<>();
    short[] seats = new short[claims.size()];
    for (int seat = 0; seat < seats.length; seat++) {
      BookingId holder = claims.holder(seat);
      if (holder != null) {
        int next = bookings.size() + 1;
        int number = bookings.computeIfAbsent(holder, _ -> next);
        seats[seat] = (short) (claims.isSold(seat) ? -number : number);
      }
    }
    return Encoding.write(
        out -> {
          out.writeInt(bookings.size());
          for (BookingId booking : bookings.keySet()) {
            String text = booking.text();
            boolean ofThisEvent = text.startsWith(prefix);
            out.writeBoolean(ofThisEvent);
            out.writeUTF(ofThisEvent ? text.substring(prefix.length()) : text);
          }
          out.writeShort(seats.length);
          for (short seat : seats) {
            out.writeShort(seat);
          }
        });
  }

  static RowClaims decodeRow(byte[] value, EventId event) {
    return Encoding.read(
        value,
        in -> {
          List<BookingId> bookings = in.readList(id -> bookingId(id, event));
          int size = in.readShort();
          RowClaims claims = new RowClaims(size);
          for (int seat = 0; seat < size; seat++) {
            int number = in.readShort();
            if (number != 0) {
              claims.set(seat, bookings.get(Math.abs(number) - 1), number < 0);
            }
          }
          return claims;
        });
  }

  private static BookingId bookingId(Input in, EventId event) {
    return new BookingId(in.readBoolean() ? event + "." + in.readUTF() : in.readUTF());
  }

  /** How many places of a standing area are taken. */
  record Area(int held, int sold) {
    /** Of one of which nobody has anything. */
    static final Area FREE = new Area(0, 0);
  }

  static byte[] encode(Area area) {
    return Encoding.write(
        out -> {
          out.writeInt(area.held);
          out.writeInt(area.sold);
        });
  }

  static Area decodeArea(byte[] value) {
    return Encoding.read(value, in -> new Area(in.readInt(), in.readInt()));
  }

  static byte[] encode(SaleClock clock) {
    return Encoding.write(
        out -> {
          out.writeLong(clock.now().toEpochMilli());
          out.writeLong(clock.version());
        });
  }

  static SaleClock decodeClock(byte[] value) {
    return Encoding.read(
        value, in -> new SaleClock(Instant.ofEpochMilli(in.readLong()), in.readLong()));
  }

  static byte[] encodeEpoch(int holdEpoch) {
    return Encoding.write(out -> out.writeInt(holdEpoch));
  }

  static int decodeEpoch(byte[] value) {
    return Encoding.read(value, in -> in.readInt());
  }
}

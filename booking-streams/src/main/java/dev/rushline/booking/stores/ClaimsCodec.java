package dev.rushline.booking.stores;

import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.hall.RowClaims;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Encodes who has which seat of a row, and the small counters beside it. */
final class ClaimsCodec {
  private ClaimsCodec() {}

  /** Each booking of the row once, then per seat: 0 nobody, n held by booking n, -n sold to it. */
  static byte[] encode(RowClaims claims, String event) {
    String prefix = event + ".";
    Map<String, Integer> bookings = new LinkedHashMap<>();
    short[] seats = new short[claims.size()];
    for (int seat = 0; seat < seats.length; seat++) {
      String holder = claims.holder(seat);
      if (holder != null) {
        int next = bookings.size() + 1;
        int number = bookings.computeIfAbsent(holder, _ -> next);
        seats[seat] = (short) (claims.isSold(seat) ? -number : number);
      }
    }
    return Encoding.write(
        out -> {
          out.writeInt(bookings.size());
          for (String booking : bookings.keySet()) {
            boolean ofThisEvent = booking.startsWith(prefix);
            out.writeBoolean(ofThisEvent);
            out.writeUTF(ofThisEvent ? booking.substring(prefix.length()) : booking);
          }
          out.writeShort(seats.length);
          for (short seat : seats) {
            out.writeShort(seat);
          }
        });
  }

  static RowClaims decodeRow(byte[] value, String event) {
    return Encoding.read(
        value,
        in -> {
          List<String> bookings = Encoding.readList(in, id -> bookingId(id, event));
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

  private static String bookingId(Encoding.Input in, String event) throws IOException {
    return in.readBoolean() ? event + "." + in.readUTF() : in.readUTF();
  }

  static byte[] encodeArea(int held, int sold) {
    return Encoding.write(
        out -> {
          out.writeInt(held);
          out.writeInt(sold);
        });
  }

  /** Held, then sold places. */
  static int[] decodeArea(byte[] value) {
    return Encoding.read(value, in -> new int[] {in.readInt(), in.readInt()});
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

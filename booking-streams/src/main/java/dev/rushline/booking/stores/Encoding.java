package dev.rushline.booking.stores;

import dev.rushline.schemas.ids.BookingId;
import dev.rushline.streams.stores.Input;
import dev.rushline.streams.stores.Output;
import dev.rushline.streams.stores.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Values of the stores: a version byte, then fields in a fixed order. */
final class Encoding {
  /**
   * Raise it with a change of layout, and read the former ones from then on: stores outlive
   * releases.
   */
  private static final byte VERSION = 7;

  /** Before it each answer had a record of its own, which nothing looks for any more. */
  private static final byte OLDEST = 5;

  private static final ValueLayout LAYOUT = new ValueLayout(OLDEST, VERSION);

  private Encoding() {}

  static byte[] write(Consumer<Output> fields) {
    return LAYOUT.write(fields);
  }

  static <T> T read(byte[] value, Function<Input, T> fields) {
    return LAYOUT.read(value, fields);
  }

  static void writeOptional(Output out, Optional<String> text) {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      out.writeUTF(text.get());
    }
  }

  static Optional<String> readOptional(Input in) {
    return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
  }

  static void writeOptionalLong(Output out, Optional<Long> number) {
    out.writeBoolean(number.isPresent());
    if (number.isPresent()) {
      out.writeLong(number.get());
    }
  }

  static Optional<Long> readOptionalLong(Input in) {
    return in.readBoolean() ? Optional.of(in.readLong()) : Optional.empty();
  }

  /** Entries in the order of their keys: equal maps become equal bytes. */
  static void writeCounts(Output out, Map<String, Integer> counts) {
    out.writeInt(counts.size());
    for (Map.Entry<String, Integer> count : new TreeMap<>(counts).entrySet()) {
      out.writeUTF(count.getKey());
      out.writeInt(count.getValue());
    }
  }

  static SortedMap<String, Integer> readCounts(Input in) {
    int size = in.readInt();
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      counts.put(in.readUTF(), in.readInt());
    }
    return counts;
  }

  static void writeBookings(Output out, List<BookingId> bookings) {
    out.writeInt(bookings.size());
    for (BookingId booking : bookings) {
      out.writeUTF(booking.text());
    }
  }

  static List<BookingId> readBookings(Input in) {
    return in.readList(booking -> new BookingId(booking.readUTF()));
  }
}

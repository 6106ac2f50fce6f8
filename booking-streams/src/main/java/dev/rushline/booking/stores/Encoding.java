package dev.rushline.booking.stores;

import dev.rushline.schemas.ids.BookingId;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of the stores: a version byte, then fields in a fixed order. */
final class Encoding {
  /**
   * Raise it with a change of layout, and read the former ones from then on: stores outlive
   * releases.
   */
  private static final byte VERSION = 7;

  /** Before it each answer had a record of its own, which nothing looks for any more. */
  private static final byte OLDEST = 5;

  private Encoding() {}

  interface Writing {
    void to(Output out);
  }

  interface Reading<T> {
    T from(Input in) throws IOException;
  }

  /** A value's fields, in the order in which its version has them. */
  static final class Input extends DataInputStream {
    private final byte version;

    private Input(byte[] value) throws IOException {
      super(new ByteArrayInputStream(value));
      version = readByte();
      if (version < OLDEST || version > VERSION) {
        throw new IllegalStateException(
            "state value of version %d: this build reads %d to %d"
                .formatted(version, OLDEST, VERSION));
      }
    }

    /** Whether the value has what came with this version. */
    boolean isSince(int first) {
      return version >= first;
    }
  }

  static byte[] write(Writing fields) {
    Output out = new Output();
    out.writeByte(VERSION);
    fields.to(out);
    return out.toByteArray();
  }

  static <T> T read(byte[] value, Reading<T> fields) {
    try (Input in = new Input(value)) {
      return fields.from(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot decode a state value", e);
    }
  }

  static void writeOptional(Output out, Optional<String> text) {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      out.writeUTF(text.get());
    }
  }

  static Optional<String> readOptional(Input in) throws IOException {
    return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
  }

  static void writeOptionalLong(Output out, Optional<Long> number) {
    out.writeBoolean(number.isPresent());
    if (number.isPresent()) {
      out.writeLong(number.get());
    }
  }

  static Optional<Long> readOptionalLong(Input in) throws IOException {
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

  static SortedMap<String, Integer> readCounts(Input in) throws IOException {
    int size = in.readInt();
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      counts.put(in.readUTF(), in.readInt());
    }
    return counts;
  }

  static void writeTexts(Output out, List<String> texts) {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  static List<String> readTexts(Input in) throws IOException {
    return readList(in, text -> text.readUTF());
  }

  static void writeBookings(Output out, List<BookingId> bookings) {
    out.writeInt(bookings.size());
    for (BookingId booking : bookings) {
      out.writeUTF(booking.text());
    }
  }

  static List<BookingId> readBookings(Input in) throws IOException {
    return readList(in, booking -> new BookingId(booking.readUTF()));
  }

  static <T> List<T> readList(Input in, Reading<T> element) throws IOException {
    int count = in.readInt();
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(element.from(in));
    }
    return list;
  }
}

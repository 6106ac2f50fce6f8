package dev.rushline.streams.stores;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/**
 * Of which parts the keys of a family are made, behind its tag. Texts and numbers end in a zero
 * byte, so that none is taken for the beginning of another; they must not have one inside.
 *
 * @param <K> what a key says
 */
public interface KeyForm<K> {

  /** Writes a key's parts. */
  void write(K key, Writer parts);

  /** Reads them in the same order. */
  K read(Reader parts);

  /** A form that is written and read so. */
  static <K> KeyForm<K> of(BiConsumer<K, Writer> writing, Function<Reader, K> reading) {
    return new KeyForm<>() {
      @Override
      public void write(K key, Writer parts) {
        writing.accept(key, parts);
      }

      @Override
      public K read(Reader parts) {
        return reading.apply(parts);
      }
    };
  }

  /** Of one text. */
  static <K> KeyForm<K> text(Function<K, String> writing, Function<String, K> reading) {
    return of((key, parts) -> parts.text(writing.apply(key)), parts -> reading.apply(parts.text()));
  }

  /** Puts parts one behind the other. */
  final class Writer {
    private static final int ROOM = 64;

    private byte[] bytes = new byte[ROOM];
    private int length = 1;

    Writer(char tag) {
      bytes[0] = (byte) tag;
    }

    /** A text, and its end. */
    public Writer text(String part) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      room(utf8.length + 1);
      System.arraycopy(utf8, 0, bytes, length, utf8.length);
      length += utf8.length + 1;
      return this;
    }

    /** A number that nobody sorts by. */
    public Writer number(long part) {
      return text(Long.toString(part));
    }

    /** A number, 0 or more, in 16 digits: keys sort by it. */
    public Writer hex(long part) {
      return text(HexFormat.of().toHexDigits(part));
    }

    /** A moment, 1970 or later, in eight bytes without an end: keys sort by it. */
    public Writer time(Instant part) {
      room(Long.BYTES);
      ByteBuffer.wrap(bytes).putLong(length, part.toEpochMilli());
      length += Long.BYTES;
      return this;
    }

    private void room(int more) {
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
      }
    }

    Bytes toBytes() {
      return Bytes.wrap(Arrays.copyOf(bytes, length));
    }
  }

  /** Takes parts one after the other. */
  final class Reader {
    private final byte[] bytes;
    private int next = 1;

    /** Of a key with its tag. */
    public Reader(Bytes key) {
      bytes = key.get();
    }

    /** The next part, which was written as a text. */
    public String text() {
      int from = next;
      while (bytes[next] != 0) {
        next++;
      }
      return new String(bytes, from, next++ - from, StandardCharsets.UTF_8);
    }

    /** The next part, which was written as a number. */
    public long number() {
      return Long.parseLong(text());
    }

    /** The next part, which was written in hexadecimal. */
    public long hex() {
      return HexFormat.fromHexDigitsToLong(text());
    }

    /** The next part, which was written as a moment. */
    public Instant time() {
      long millis = ByteBuffer.wrap(bytes).getLong(next);
      next += Long.BYTES;
      return Instant.ofEpochMilli(millis);
    }
  }
}

package dev.rushline.queue.stores;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the stores: a tag, then parts that end in a zero byte, so that no id is a prefix of
 * another.
 *
 * <pre>
 *   lines  L event                        => the line
 *   places F event customer               => the customer's last place
 *          A event round arrival(16 hex)  => customer who waits with that arrival
 *          D event deadline(8) customer   => nothing: the slot that ends then
 *   sales  S event section                => what is free in the section
 *          E event                        => when the sale ends, and what happened since last told
 * </pre>
 */
final class LineKeys {
  private static final int TIME_BYTES = Long.BYTES;

  private LineKeys() {}

  static Bytes line(String event) {
    return key('L', event);
  }

  static Bytes fan(String event, String customer) {
    return key('F', event, customer);
  }

  static Bytes waiting(String event, int round, long arrival) {
    return key('A', event, Integer.toString(round), HexFormat.of().toHexDigits(arrival));
  }

  static Bytes section(String event, String section) {
    return key('S', event, section);
  }

  static Bytes sale(String event) {
    return key('E', event);
  }

  /** Big-endian, so that an event's keys sort by time. */
  static Bytes deadline(Instant at, String event, String customer) {
    byte[] head = key('D', event).get();
    byte[] tail = (customer + "\0").getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(head.length + TIME_BYTES + tail.length)
            .put(head)
            .putLong(at.toEpochMilli())
            .put(tail)
            .array());
  }

  /** Before every deadline of an event. */
  static Bytes deadlinesFrom(String event) {
    return key('D', event);
  }

  /** After every deadline of an event at {@code last}, before any later one. */
  static Bytes deadlinesThrough(Instant last, String event) {
    byte[] head = key('D', event).get();
    return Bytes.wrap(
        ByteBuffer.allocate(head.length + TIME_BYTES)
            .put(head)
            .putLong(last.toEpochMilli() + 1)
            .array());
  }

  /** The customer of an event's deadline. */
  static String deadlineCustomer(Bytes key, String event) {
    return parts(key, key('D', event).get().length + TIME_BYTES)[0];
  }

  /** The parts after the tag. */
  static String[] parts(Bytes key) {
    return parts(key, 1);
  }

  private static String[] parts(Bytes key, int from) {
    byte[] bytes = key.get();
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).split("\0");
  }

  /** Before and after everything with this tag. */
  static Bytes[] all(char tag) {
    return new Bytes[] {
      Bytes.wrap(new byte[] {(byte) tag}), Bytes.wrap(new byte[] {(byte) (tag + 1)})
    };
  }

  /** Before and after all sections of an event. */
  static Bytes[] sectionsOf(String event) {
    Bytes first = key('S', event);
    byte[] last = first.get().clone();
    last[last.length - 1]++;
    return new Bytes[] {first, Bytes.wrap(last)};
  }

  private static Bytes key(char tag, String... parts) {
    return Bytes.wrap((tag + String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8));
  }
}

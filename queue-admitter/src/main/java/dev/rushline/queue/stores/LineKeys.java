package dev.rushline.queue.stores;

import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.RulesInForce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the stores: a tag, then parts that end in a zero byte, so that no id is a prefix of
 * another.
 *
 * <pre>
 *   lines  O topic                            => the last record that was read of it
 *          L event                            => the line
 *          R event                            => nothing: places of former rounds may be left
 *          V .rules                           => version of the rules in force, and when it was
 *                                                said last
 *   places F event customer                   => the customer's last place
 *          A event round arrival(16 hex)      => customer who waits with that arrival
 *          D event round deadline(8) customer => nothing: the slot that ends then
 *   sales  S event section                    => what is free in the section
 *          E event                            => when the sale ends, and what happened in it
 *          R event                            => nothing: the sale is retired, and the line has
 *                                                not heard it yet
 *          X event customer round arrival     => nothing: a slot that the customer is done with,
 *                                                until the line has heard it
 * </pre>
 */
final class LineKeys {
  private static final int TIME_BYTES = Long.BYTES;

  private LineKeys() {}

  static Bytes decidedLog(String topic) {
    return key('O', topic);
  }

  static Bytes rules() {
    return key('V', RulesInForce.KEY);
  }

  static Bytes line(EventId event) {
    return key('L', event.text());
  }

  static Bytes formerRounds(EventId event) {
    return key('R', event.text());
  }

  static Bytes fan(EventId event, CustomerId customer) {
    return key('F', event.text(), customer.text());
  }

  static Bytes waiting(EventId event, int round, long arrival) {
    return key('A', event.text(), Integer.toString(round), HexFormat.of().toHexDigits(arrival));
  }

  static Bytes section(EventId event, String section) {
    return key('S', event.text(), section);
  }

  static Bytes sale(EventId event) {
    return key('E', event.text());
  }

  static Bytes retired(EventId event) {
    return key('R', event.text());
  }

  static Bytes done(EventId event, CustomerId customer, int round, long arrival) {
    return key('X', event.text(), customer.text(), Integer.toString(round), Long.toString(arrival));
  }

  /** Big-endian, so that a round's keys sort by time. */
  static Bytes deadline(Instant at, EventId event, int round, CustomerId customer) {
    byte[] head = deadlinesFrom(event, round).get();
    byte[] tail = (customer.text() + "\0").getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(head.length + TIME_BYTES + tail.length)
            .put(head)
            .putLong(at.toEpochMilli())
            .put(tail)
            .array());
  }

  /** Before every deadline of an event's round at this time, after every earlier one. */
  static Bytes deadlinesOn(Instant first, EventId event, int round) {
    return deadlinesThrough(first.minusMillis(1), event, round);
  }

  /** When a slot ends, of a deadline of an event's round. */
  static Instant deadlineTime(Bytes key, EventId event, int round) {
    int head = deadlinesFrom(event, round).get().length;
    return Instant.ofEpochMilli(ByteBuffer.wrap(key.get(), head, TIME_BYTES).getLong());
  }

  /** Before every deadline of an event's round. */
  static Bytes deadlinesFrom(EventId event, int round) {
    return key('D', event.text(), Integer.toString(round));
  }

  /** After every deadline of an event's round at {@code last}, before any later one. */
  static Bytes deadlinesThrough(Instant last, EventId event, int round) {
    byte[] head = deadlinesFrom(event, round).get();
    return Bytes.wrap(
        ByteBuffer.allocate(head.length + TIME_BYTES)
            .put(head)
            .putLong(last.toEpochMilli() + 1)
            .array());
  }

  /** The customer of a deadline of an event's round. */
  static CustomerId deadlineCustomer(Bytes key, EventId event, int round) {
    return new CustomerId(parts(key, deadlinesFrom(event, round).get().length + TIME_BYTES)[0]);
  }

  /** The event, which is the first part. */
  static EventId event(Bytes key) {
    return new EventId(parts(key)[0]);
  }

  /** The parts after the tag. */
  static String[] parts(Bytes key) {
    return parts(key, 1);
  }

  private static String[] parts(Bytes key, int from) {
    byte[] bytes = key.get();
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8).split("\0");
  }

  /** Before and after everything with this tag; former builds took what was about no event, too. */
  static Bytes[] all(char tag) {
    return new Bytes[] {
      Bytes.wrap(new byte[] {(byte) tag, 1}), Bytes.wrap(new byte[] {(byte) (tag + 1)})
    };
  }

  /** Before and after all sections of an event. */
  static Bytes[] sectionsOf(EventId event) {
    return allOf('S', event);
  }

  /** Before and after the last places of all fans of an event. */
  static Bytes[] fansOf(EventId event) {
    return allOf('F', event);
  }

  /** The first possible key after this one. */
  static Bytes after(Bytes key) {
    return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
  }

  private static Bytes[] allOf(char tag, EventId event) {
    Bytes first = key(tag, event.text());
    byte[] last = first.get().clone();
    last[last.length - 1]++;
    return new Bytes[] {first, Bytes.wrap(last)};
  }

  private static Bytes key(char tag, String... parts) {
    return Bytes.wrap((tag + String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8));
  }
}

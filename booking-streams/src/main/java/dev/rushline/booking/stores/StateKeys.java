package dev.rushline.booking.stores;

import dev.rushline.booking.stores.SaleStores.SectionRef;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the stores: a tag, then parts that end in a zero byte, so that everything of one event is
 * side by side and no id is a prefix of another.
 *
 * <pre>
 *   sale-plans  T event                       => terms of the sale
 *               P event section               => what there is in the section
 *               L event presale               => when a presale is
 *               E event                       => version of a sale that was retired: nothing else is kept of it
 *               F event                       => why nothing of the event is decided
 *               V .rules                      => version of the rules in force, and when it was said last
 *   sale-seats  O .log                        => the last command that was decided
 *               C event                       => clock and version
 *               R event section row           => who has what in a row; absent: nobody anything
 *               A event section               => held and sold places of a standing area
 *   sale-state  B event booking               => booking, and the answers that granted it
 *               U event customer              => what a customer holds and has bought, and where
 *                                                the answers to the last idempotency keys are
 *               K event customer key          => answer to an earlier idempotency key
 *               Q event hash                  => a presale code, and what of it is used
 *               N event line                  => what people of that line wait for, and how many
 *               N event                       => the same of all lines, as builds before this one wrote it
 *               W event line version(16 hex)  => booking that waits in that line since that version
 *               D event deadline(8) booking   => epoch of the hold that ends then; 0: a wait
 *               X event section               => availability to be published
 *               G event                       => there are records of a retired sale to be deleted
 * </pre>
 */
final class StateKeys {
  private static final int DEADLINE_BYTES = Long.BYTES;

  private StateKeys() {}

  static Bytes rules() {
    return key('V', ".rules");
  }

  static Bytes decidedLog() {
    return key('O', ".log");
  }

  static Bytes terms(EventId event) {
    return key('T', event.text());
  }

  static Bytes retired(EventId event) {
    return key('E', event.text());
  }

  static Bytes quarantine(EventId event) {
    return key('F', event.text());
  }

  static Bytes leftOver(EventId event) {
    return key('G', event.text());
  }

  static Bytes plan(EventId event, String section) {
    return key('P', event.text(), section);
  }

  static Bytes clock(EventId event) {
    return key('C', event.text());
  }

  static Bytes row(EventId event, String section, String row) {
    return key('R', event.text(), section, row);
  }

  static Bytes area(EventId event, String section) {
    return key('A', event.text(), section);
  }

  static Bytes booking(EventId event, BookingId booking) {
    return key('B', event.text(), booking.text());
  }

  static Bytes tally(EventId event, CustomerId customer) {
    return key('U', event.text(), customer.text());
  }

  static Bytes answer(EventId event, CustomerId customer, String key) {
    return key('K', event.text(), customer.text(), key);
  }

  static Bytes presale(EventId event, String presale) {
    return key('L', event.text(), presale);
  }

  static Bytes presaleCode(EventId event, String hash) {
    return key('Q', event.text(), hash);
  }

  static Bytes line(EventId event, int line) {
    return key('N', event.text(), Integer.toString(line));
  }

  static Bytes linesOfBefore(EventId event) {
    return key('N', event.text());
  }

  static Bytes waiting(EventId event, int line, long version) {
    return key('W', event.text(), Integer.toString(line), HexFormat.of().toHexDigits(version));
  }

  /** Before and after all keys of an event with this tag. */
  static Bytes[] allOf(char tag, EventId event) {
    return from(key(tag, event.text()));
  }

  /** Before and after all who wait in a line. */
  static Bytes[] allWaiting(EventId event, int line) {
    return from(key('W', event.text(), Integer.toString(line)));
  }

  private static Bytes[] from(Bytes first) {
    byte[] last = first.get().clone();
    last[last.length - 1]++;
    return new Bytes[] {first, Bytes.wrap(last)};
  }

  static Bytes stale(EventId event, String section) {
    return key('X', event.text(), section);
  }

  /** Big-endian, so that an event's keys sort by time. */
  static Bytes deadline(EventId event, Instant at, BookingId booking) {
    return deadline(event, at, booking.text());
  }

  /** Before all deadlines of an event from this moment on. */
  static Bytes deadlinesFrom(EventId event, Instant at) {
    return deadline(event, at, "");
  }

  private static Bytes deadline(EventId event, Instant at, String booking) {
    byte[] before = key('D', event.text()).get();
    byte[] after = (booking + "\0").getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(before.length + DEADLINE_BYTES + after.length)
            .put(before)
            .putLong(at.toEpochMilli())
            .put(after)
            .array());
  }

  /** The parts of a deadline's key. */
  record Deadline(EventId event, Instant at, String booking) {
    BookingId bookingId() {
      return new BookingId(booking);
    }
  }

  static Deadline readDeadline(Bytes key) {
    byte[] bytes = key.get();
    int eventEnd = 1;
    while (bytes[eventEnd] != 0) {
      eventEnd++;
    }
    int bookingFrom = eventEnd + 1 + DEADLINE_BYTES;
    return new Deadline(
        new EventId(new String(bytes, 1, eventEnd - 1, StandardCharsets.UTF_8)),
        Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong(eventEnd + 1)),
        new String(bytes, bookingFrom, bytes.length - 1 - bookingFrom, StandardCharsets.UTF_8));
  }

  /** Before and after everything with this tag. */
  static Bytes[] all(char tag) {
    return new Bytes[] {
      Bytes.wrap(new byte[] {(byte) tag}), Bytes.wrap(new byte[] {(byte) (tag + 1)})
    };
  }

  /** The event of any key. */
  static EventId event(Bytes key) {
    return new EventId(parts(key)[0]);
  }

  /** The section of a key that begins with its event and itself. */
  static SectionRef section(Bytes key) {
    String[] parts = parts(key);
    return new SectionRef(new EventId(parts[0]), parts[1]);
  }

  /** The parts after the tag; of a deadline's key only the first one. */
  static String[] parts(Bytes key) {
    byte[] bytes = key.get();
    return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8).split("\0");
  }

  private static Bytes key(char tag, String... parts) {
    return Bytes.wrap((tag + String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8));
  }
}

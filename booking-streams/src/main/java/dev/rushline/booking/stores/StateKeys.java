package dev.rushline.booking.stores;

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

  static Bytes terms(String event) {
    return key('T', event);
  }

  static Bytes retired(String event) {
    return key('E', event);
  }

  static Bytes quarantine(String event) {
    return key('F', event);
  }

  static Bytes leftOver(String event) {
    return key('G', event);
  }

  static Bytes plan(String event, String section) {
    return key('P', event, section);
  }

  static Bytes clock(String event) {
    return key('C', event);
  }

  static Bytes row(String event, String section, String row) {
    return key('R', event, section, row);
  }

  static Bytes area(String event, String section) {
    return key('A', event, section);
  }

  static Bytes booking(String event, String booking) {
    return key('B', event, booking);
  }

  static Bytes tally(String event, String customer) {
    return key('U', event, customer);
  }

  static Bytes answer(String event, String customer, String key) {
    return key('K', event, customer, key);
  }

  static Bytes presale(String event, String presale) {
    return key('L', event, presale);
  }

  static Bytes presaleCode(String event, String hash) {
    return key('Q', event, hash);
  }

  static Bytes line(String event, int line) {
    return key('N', event, Integer.toString(line));
  }

  static Bytes linesOfBefore(String event) {
    return key('N', event);
  }

  static Bytes waiting(String event, int line, long version) {
    return key('W', event, Integer.toString(line), HexFormat.of().toHexDigits(version));
  }

  /** Before and after all keys with this tag and these first parts. */
  static Bytes[] allOf(char tag, String... parts) {
    Bytes first = key(tag, parts);
    byte[] last = first.get().clone();
    last[last.length - 1]++;
    return new Bytes[] {first, Bytes.wrap(last)};
  }

  static Bytes stale(String event, String section) {
    return key('X', event, section);
  }

  /** Big-endian, so that an event's keys sort by time; an empty booking is before all others. */
  static Bytes deadline(String event, Instant at, String booking) {
    byte[] before = key('D', event).get();
    byte[] after = (booking + "\0").getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(before.length + DEADLINE_BYTES + after.length)
            .put(before)
            .putLong(at.toEpochMilli())
            .put(after)
            .array());
  }

  /** Makes something of the parts of a deadline's key. */
  interface OfDeadline<T> {
    T make(String event, Instant deadline, String booking);
  }

  static <T> T readDeadline(Bytes key, OfDeadline<T> make) {
    byte[] bytes = key.get();
    int eventEnd = 1;
    while (bytes[eventEnd] != 0) {
      eventEnd++;
    }
    int bookingFrom = eventEnd + 1 + DEADLINE_BYTES;
    return make.make(
        new String(bytes, 1, eventEnd - 1, StandardCharsets.UTF_8),
        Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong(eventEnd + 1)),
        new String(bytes, bookingFrom, bytes.length - 1 - bookingFrom, StandardCharsets.UTF_8));
  }

  /** Before and after everything with this tag. */
  static Bytes[] all(char tag) {
    return new Bytes[] {
      Bytes.wrap(new byte[] {(byte) tag}), Bytes.wrap(new byte[] {(byte) (tag + 1)})
    };
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

package dev.rushline.search.stores;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of both stores: a tag, then parts that end in a zero byte, so that everything of one event
 * is side by side and no id is a prefix of another. A position is 8 hexadecimal digits, so that
 * keys sort by it.
 *
 * <pre>
 *   catalogue      V venue                        => row of the venue
 *                  P performer                    => row of the performer
 *                  E event                        => row of the event
 *                  L event position               => who performs there
 *                  C event position               => price
 *                  S event                        => seats left
 *                  W venue event                  => nothing; the event takes place there
 *                  Q performer event position     => nothing; the performer performs there
 *                  D event                        => version and fingerprint of the last document
 *                  M event                        => nothing; marked for a new document
 *   section-seats  F event section                => free seats of the section
 *                  S event                        => free seats of all its sections
 *                  M event                        => nothing; to be handed on
 * </pre>
 */
final class StateKeys {
  private static final HexFormat HEX = HexFormat.of();

  private StateKeys() {}

  static Bytes key(char tag, String... parts) {
    return Bytes.wrap((tag + String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8));
  }

  static String position(int position) {
    return HEX.toHexDigits(position);
  }

  /** Before and after all keys with this tag and these first parts. */
  static Bytes[] allOf(char tag, String... parts) {
    Bytes first = key(tag, parts);
    byte[] last = first.get().clone();
    last[last.length - 1]++;
    return new Bytes[] {first, Bytes.wrap(last)};
  }

  /** Before and after everything with this tag. */
  static Bytes[] all(char tag) {
    return new Bytes[] {
      Bytes.wrap(new byte[] {(byte) tag}), Bytes.wrap(new byte[] {(byte) (tag + 1)})
    };
  }

  /** The parts after the tag. */
  static String[] parts(Bytes key) {
    byte[] bytes = key.get();
    return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8).split("\0");
  }
}

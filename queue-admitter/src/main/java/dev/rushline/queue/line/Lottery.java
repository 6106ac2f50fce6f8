package dev.rushline.queue.line;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.queue.lottery.ListDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The draw of one round, and what has to be told of it when. Digests and seeds in hexadecimal.
 *
 * @param seed fixed when gathering begins, told when the line opens; empty: no draw
 * @param listDigest digest of the list of all who joined
 * @param drawnDigest the same of those who take part; empty until the list is closed
 * @param drawn how many take part; 0 until the list is closed
 */
public record Lottery(
    Optional<String> seed, String listDigest, Optional<String> drawnDigest, long drawn) {
  private static final HexFormat HEX = HexFormat.of();

  static Lottery none(String eventId) {
    return new Lottery(
        Optional.empty(), HEX.formatHex(ListDigest.start(eventId)), Optional.empty(), 0);
  }

  /** SHA-256 of the seed. */
  public Optional<String> seedHash() {
    return seed.map(hex -> HEX.formatHex(Draw.hashOf(HEX.parseHex(hex))));
  }

  /** The order of those who take part; empty when nobody does. */
  public Optional<Draw> draw() {
    return drawn == 0
        ? Optional.empty()
        : Optional.of(
            new Draw(
                HEX.parseHex(seed.orElseThrow()), HEX.parseHex(drawnDigest.orElseThrow()), drawn));
  }

  String digestWith(long arrival, String customerId) {
    return HEX.formatHex(ListDigest.with(HEX.parseHex(listDigest), arrival, customerId));
  }

  Lottery withSeed(String fixed) {
    return new Lottery(Optional.of(fixed), listDigest, drawnDigest, drawn);
  }

  Lottery withDigest(String digest) {
    return new Lottery(seed, digest, drawnDigest, drawn);
  }

  Lottery closed(long count) {
    return new Lottery(seed, listDigest, Optional.of(listDigest), count);
  }
}

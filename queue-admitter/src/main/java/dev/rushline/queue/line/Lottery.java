package dev.rushline.queue.line;

import dev.rushline.queue.lottery.Draw;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The draw of one round, as it is fixed when the list is closed. Digest and seed in hexadecimal.
 *
 * @param seed fixed when gathering began, told when the line opens
 * @param listDigest of the list of those who take part
 * @param drawn how many take part: all who have joined by then
 */
public record Lottery(String seed, String listDigest, long drawn) {
  private static final HexFormat HEX = HexFormat.of();

  /** SHA-256 of a seed: what is told of it while it is a secret. */
  public static String hashOf(String seed) {
    return HEX.formatHex(Draw.hashOf(HEX.parseHex(seed)));
  }

  /** The order of those who take part; empty when nobody does. */
  public Optional<Draw> draw() {
    return drawn == 0
        ? Optional.empty()
        : Optional.of(new Draw(HEX.parseHex(seed), HEX.parseHex(listDigest), drawn));
  }
}

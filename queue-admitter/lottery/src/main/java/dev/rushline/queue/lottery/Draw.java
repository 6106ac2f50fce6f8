package dev.rushline.queue.lottery;

import java.nio.ByteBuffer;
import javax.crypto.Mac;

/**
 * A random order of those who gathered, as a permutation of 0 to {@code count - 1} that is computed
 * one number at a time: opening a line is one record, however many wait.
 *
 * <p>The key is HMAC-SHA-256 of the list's digest under the seed. The seed's hash is published
 * before anybody joins and the digest before the seed, so neither the installation (which would
 * have to know the list when it fixes the seed) nor a fan (who would have to know the seed) can
 * choose an order.
 *
 * <p>The permutation is a balanced Feistel network of ten rounds with HMAC-SHA-256 as its round
 * function, as in FF1 of NIST SP 800-38G, over the smallest even number of bits that holds the
 * count; numbers beyond the count are walked on (Black and Rogaway, "Ciphers with Arbitrary Finite
 * Domains", 2002). Small counts use {@value #BITS_MIN} bits, because a network of two or four has
 * too few permutations.
 *
 * <p>Costs about 10 HMACs a number, up to four times that because of walking. Not thread-safe.
 */
public final class Draw {
  private static final int ROUNDS = 10;
  private static final int BITS_MIN = 8;

  private final long count;
  private final int halfBits;
  private final long halfMask;
  private final Mac mac;
  private final ByteBuffer input = ByteBuffer.allocate(1 + Long.BYTES);

  /**
   * The order of a list.
   *
   * @param seed what is published after the list is closed
   * @param listDigest of all who take part, see {@link ListDigest}
   * @param count how many take part, 1 or more
   */
  public Draw(byte[] seed, byte[] listDigest, long count) {
    if (count < 1) {
      throw new IllegalArgumentException("nobody takes part: " + count);
    }
    this.count = count;
    int bits = Math.max(BITS_MIN, Long.SIZE - Long.numberOfLeadingZeros(count - 1));
    this.halfBits = (bits + 1) / 2;
    this.halfMask = (1L << halfBits) - 1;
    this.mac = Sha256.keyed(Sha256.keyed(seed).doFinal(listDigest));
  }

  /** The commitment to a seed: SHA-256 of it. */
  public static byte[] hashOf(byte[] seed) {
    return Sha256.of(seed);
  }

  /** How many take part. */
  public long count() {
    return count;
  }

  /** The number in line, from 0, of who was the {@code arrival}th to join, from 0. */
  public long numberOf(long arrival) {
    check(arrival);
    long number = arrival;
    do {
      number = forwards(number);
    } while (number >= count);
    return number;
  }

  /** Who has a number in line: the inverse of {@link #numberOf}. */
  public long arrivalOf(long number) {
    check(number);
    long arrival = number;
    do {
      arrival = backwards(arrival);
    } while (arrival >= count);
    return arrival;
  }

  private void check(long index) {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(index + " is not one of " + count);
    }
  }

  private long forwards(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ mixed(round, right);
      left = right;
      right = next;
    }
    return (left << halfBits) | right;
  }

  private long backwards(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      long before = right ^ mixed(round, left);
      right = left;
      left = before;
    }
    return (left << halfBits) | right;
  }

  private long mixed(int round, long half) {
    input.clear().put((byte) round).putLong(half);
    return ByteBuffer.wrap(mac.doFinal(input.array())).getLong() & halfMask;
  }
}

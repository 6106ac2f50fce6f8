package dev.rushline.edge.booking;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which ids went by lately, in a few bits each: a Bloom filter for the present period and one for
 * the period before. Never denies an id that went by within a period; of others it claims one in
 * thousands to have been seen, and more of them the more ids there are. Safe for any thread.
 */
final class SeenIds {
  /** 2 MiB a period; with a million ids in it one in 500 others is taken for seen. */
  private static final int BITS = 1 << 24;

  private static final int HASHES = 7;

  private final long periodNanos;
  private volatile Periods periods;

  private record Periods(long since, AtomicLongArray present, AtomicLongArray before) {}

  SeenIds(Duration period, long nowNanos) {
    this.periodNanos = period.toNanos();
    this.periods = new Periods(nowNanos, empty(), empty());
  }

  private static AtomicLongArray empty() {
    return new AtomicLongArray(BITS / Long.SIZE);
  }

  void add(String id, long nowNanos) {
    AtomicLongArray present = at(nowNanos).present;
    long hash = hash(id);
    for (int n = 0; n < HASHES; n++) {
      int bit = bit(hash, n);
      long mask = 1L << bit;
      if ((present.get(bit / Long.SIZE) & mask) == 0) {
        present.accumulateAndGet(bit / Long.SIZE, mask, (bits, added) -> bits | added);
      }
    }
  }

  /** False only for an id that has not gone by for a period. */
  boolean mayContain(String id) {
    Periods now = periods;
    long hash = hash(id);
    return contains(now.present, hash) || contains(now.before, hash);
  }

  private Periods at(long nowNanos) {
    Periods now = periods;
    if (nowNanos - now.since <= periodNanos) {
      return now;
    }
    synchronized (this) {
      if (nowNanos - periods.since > periodNanos) {
        periods = new Periods(nowNanos, empty(), periods.present);
      }
      return periods;
    }
  }

  private static boolean contains(AtomicLongArray bits, long hash) {
    for (int n = 0; n < HASHES; n++) {
      int bit = bit(hash, n);
      if ((bits.get(bit / Long.SIZE) & (1L << bit)) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The n-th of the bits that stand for a hash: Kirsch and Mitzenmacher's double hashing. */
  private static int bit(long hash, int n) {
    return ((int) hash + n * ((int) (hash >>> Integer.SIZE) | 1)) & (BITS - 1);
  }

  /** FNV-1a with the finish of SplitMix64, since ids of one event begin alike. */
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}

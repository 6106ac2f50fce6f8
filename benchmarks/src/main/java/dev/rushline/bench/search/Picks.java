package dev.rushline.bench.search;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** In which order things are asked for. */
final class Picks {
  private Picks() {}

  /** Each in its turn: nothing is asked for again soon, so that no cache helps. */
  static Supplier<String> inTurns(List<String> paths) {
    return new Supplier<>() {
      private int next;

      @Override
      public String get() {
        return paths.get(next++ % paths.size());
      }
    };
  }

  /**
   * As crowds ask: the n-th path comes 1/n times as often as the first one (Zipf's law with
   * exponent 1, near what is measured of search engines' queries; Baeza-Yates et al., "The impact
   * of caching on search engines", 2007).
   */
  static Supplier<String> asCrowdsDo(List<String> paths, Random random) {
    double[] upTo = new double[paths.size()];
    double sum = 0;
    for (int n = 1; n <= upTo.length; n++) {
      sum += 1.0 / n;
      upTo[n - 1] = sum;
    }
    double all = sum;
    return () -> {
      int found = Arrays.binarySearch(upTo, random.nextDouble() * all);
      return paths.get(Math.min(upTo.length - 1, found < 0 ? -found - 1 : found));
    };
  }
}

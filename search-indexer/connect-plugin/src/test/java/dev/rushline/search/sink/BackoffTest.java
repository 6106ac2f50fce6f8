package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({
    // first, max,   failures => from, to
    "100,     10000, 1,          80,   100",
    "100,     10000, 2,          160,  200",
    "100,     10000, 7,          5120, 6400",
    "100,     10000, 8,          8000, 10000",
    "100,     10000, 2147483647, 8000, 10000",
    "60000,   600000, 100,       480000, 600000",
    "1,       1,     1,          1,    1",
  })
  void waits_grow_to_a_limit(long first, long max, int failures, long from, long to) {
    for (int seed = 0; seed < 100; seed++) {
      assertThat(new Backoff(first, max, new Random(seed)).delayMs(failures)).isBetween(from, to);
    }
  }
}

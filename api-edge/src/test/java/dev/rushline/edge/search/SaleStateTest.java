package dev.rushline.edge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleStateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # hours from now: cancelled | starts | opens | closes | seats left => state
          true  |  5 |  - |  5 | 10 | CANCELLED
          true  | -5 |  - | -5 | 10 | CANCELLED
          false | -1 |  - | -1 | 10 | PAST
          false |  0 |  - |  0 | 10 | PAST
          false |  5 |  1 |  5 | 10 | UPCOMING
          false |  5 |  - |  0 | 10 | UPCOMING
          false |  5 |  0 |  5 | 10 | ON_SALE
          false |  5 |  - |  5 |  - | ON_SALE
          false |  5 |  - |  5 |  0 | SOLD_OUT
          false |  5 |  1 |  5 |  0 | UPCOMING
          """)
  void the_state_follows_from_the_times(
      boolean cancelled, int starts, Integer opens, int closes, Integer left, SaleState state) {
    Instant now = Instant.parse("2030-05-01T12:00:00Z");

    assertThat(
            SaleState.at(
                now,
                cancelled,
                now.plusSeconds(3600L * starts),
                opens == null ? null : now.plusSeconds(3600L * opens),
                now.plusSeconds(3600L * closes),
                left))
        .isEqualTo(state);
  }
}

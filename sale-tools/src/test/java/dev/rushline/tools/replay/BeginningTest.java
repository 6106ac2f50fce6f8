package dev.rushline.tools.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.BookingEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BeginningTest {
  private static final long START = 500;

  @Test
  void a_log_that_has_the_first_command_reaches_back() {
    assertThat(missing(1, START)).isEmpty();
    assertThat(Beginning.missing(START, Optional.empty())).isEmpty();
  }

  @Test
  void a_log_without_it_does_not() {
    assertThat(missing(1, START - 1))
        .hasValueSatisfying(told -> assertThat(told).contains("offset 499", "commands at 500"));
  }

  @Test
  void neither_does_one_whose_story_has_lost_its_beginning_too() {
    assertThat(missing(7, START + 1)).isPresent();
  }

  private static Optional<String> missing(long version, long commandOffset) {
    return Beginning.missing(
        START,
        Optional.of(new BookingEvent("e1", version, Instant.EPOCH, "c1", 0, commandOffset, null)));
  }
}

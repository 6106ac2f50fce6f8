package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.edge.queue.FanView.FanStatus;
import dev.rushline.edge.queue.FanView.PlaceView;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fan at a socket is told at once, and what can wait. */
class NewsTest {

  private static News news(long position, String heldUpBy, String message, long seconds) {
    LineView line = new LineView("OPEN", heldUpBy, Lines.NOW, null, 9, 1, message, null);
    PlaceView place = new PlaceView(7, position, position - 1, position - 1, null);
    return News.of(
        new FanView("e1", FanStatus.WAITING, line, place, null, null),
        TimeUnit.SECONDS.toNanos(seconds));
  }

  @ParameterizedTest(name = "from {0} to {1} after {2} s")
  @CsvSource({
    // told   now  seconds  => told at once
    "  50,    49,    0,        true",
    " 101,   100,    0,        true",
    "5000,  4951,    0,        false",
    "5000,  4950,    0,        true",
    "5000,  4999,    4,        false",
    "5000,  4999,    5,        true",
    "5000,  5000,   60,        false",
    "5000,  5100,    0,        true",
  })
  void steps(long before, long now, long seconds, boolean told) {
    News first = news(before, "NOTHING", null, 100);

    assertThat(news(now, "NOTHING", null, 100 + seconds).isWorthTelling(first)).isEqualTo(told);
  }

  @Test
  void the_first_view_a_stop_and_a_message_are_told_at_once() {
    News told = news(5_000, "FULL", null, 100);

    assertThat(told.isWorthTelling(null)).isTrue();
    assertThat(news(5_000, "PAUSE", null, 100).isWorthTelling(told)).isTrue();
    assertThat(news(5_000, "FULL", "A short break", 100).isWorthTelling(told)).isTrue();
    assertThat(news(5_000, "RATE", null, 100).isWorthTelling(told)).as("it moves").isFalse();
  }
}

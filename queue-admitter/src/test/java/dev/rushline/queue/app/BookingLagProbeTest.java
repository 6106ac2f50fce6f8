package dev.rushline.queue.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.app.PartitionLags.Position;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of an outage in which the lag cannot be measured. */
class BookingLagProbeTest {
  private final Broker broker = new Broker();
  private final BookingLagProbe probe =
      new BookingLagProbe(broker, new SimpleMeterRegistry(), Clock.systemUTC());
  private final Said said = new Said();

  /** One that answers, or does not. */
  private static final class Broker implements BookingLagProbe.Positions {
    private boolean isUp = true;

    @Override
    public Map<Integer, Position> read() throws TimeoutException {
      if (!isUp) {
        throw new TimeoutException("no answer");
      }
      return Map.of(0, new Position(0, 0));
    }

    @Override
    public void close() {}
  }

  private static final class Said extends Handler {
    private final Logger logger = Logger.getLogger(BookingLagProbe.class.getName());
    private final List<String> levels = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      levels.add(record.getLevel().getName());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    said.logger.addHandler(said);
  }

  @AfterEach
  void stop() {
    said.logger.removeHandler(said);
    probe.stop();
  }

  private void looks(boolean isUp) {
    broker.isUp = isUp;
    for (int look = 0; look < 5; look++) {
      probe.measure();
    }
  }

  @Test
  void an_outage_is_told_when_it_begins_and_when_it_ends() {
    looks(true);
    assertThat(said.levels).isEmpty();

    looks(false);
    assertThat(said.levels).containsExactly("WARN");

    looks(true);
    looks(false);
    assertThat(said.levels).containsExactly("WARN", "INFO", "WARN");
  }
}

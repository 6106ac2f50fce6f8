package dev.rushline.queue.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.app.PartitionLags.Position;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said and done in an outage in which the lag cannot be measured, or not of all. */
class BookingLagProbeTest {
  private static final int LEADERLESS = 2;
  private static final int OTHER = 3;

  private final Broker broker = new Broker();
  private final SetClock clock = new SetClock();
  private final BookingLagProbe probe =
      new BookingLagProbe(broker, new SimpleMeterRegistry(), clock, new ByHand());
  private final Said said = new Said();

  /** Looks are taken by the test, and not when their time has come. */
  private static final class ByHand extends ScheduledThreadPoolExecutor {
    ByHand() {
      super(0);
    }

    @Override
    public void execute(Runnable look) {
      // The test looks.
    }
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** One that answers, or does not, or not for all; nobody is behind. */
  private static final class Broker implements BookingLagProbe.Positions {
    private boolean isUp = true;
    private Set<Integer> leaderless = Set.of();

    @Override
    public Map<Integer, Sighting> read() throws TimeoutException {
      if (!isUp) {
        throw new TimeoutException("no answer");
      }
      Map<Integer, Sighting> sightings = new HashMap<>();
      for (int partition = 0; partition < Topics.BOOKING_COMMANDS.partitions(); partition++) {
        sightings.put(
            partition,
            leaderless.contains(partition)
                ? new Sighting.Unanswered(new TimeoutException("no leader"))
                : new Sighting.At(new Position(500, 500)));
      }
      return sightings;
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
    looksFor(5);
  }

  private void looksFor(int seconds) {
    for (int second = 0; second < seconds; second++) {
      clock.now = clock.now.plusSeconds(1);
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

  @Test
  void an_outage_of_one_partition_is_told_once_and_so_is_that_of_another_beside_it() {
    looksFor(5);
    broker.leaderless = Set.of(LEADERLESS);
    looksFor(5);
    assertThat(said.levels).containsExactly("WARN");

    broker.leaderless = Set.of(LEADERLESS, OTHER);
    looksFor(5);
    assertThat(said.levels).containsExactly("WARN", "WARN");

    broker.leaderless = Set.of(LEADERLESS);
    looksFor(5);
    broker.leaderless = Set.of();
    looksFor(5);
    assertThat(said.levels).containsExactly("WARN", "WARN", "INFO", "INFO");
  }

  @Test
  void a_partition_without_a_leader_grows_old_alone() {
    probe.wanted(this);
    looksFor(5);
    broker.leaderless = Set.of(LEADERLESS);

    looksFor(5);
    assertThat(probe.of(LEADERLESS)).isZero();
    looksFor(4);

    assertThat(probe.of(LEADERLESS)).isEqualTo(Duration.ofSeconds(9));
    assertThat(probe.of(OTHER)).isZero();

    broker.leaderless = Set.of();
    looksFor(1);
    assertThat(probe.of(LEADERLESS)).isZero();
  }

  @Test
  void without_any_answer_all_grow_old() {
    probe.wanted(this);
    looks(true);

    looks(false);
    looks(false);

    assertThat(probe.of(LEADERLESS)).isEqualTo(Duration.ofSeconds(10));
    assertThat(probe.of(OTHER)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void that_nobody_has_asked_is_no_outage() {
    probe.wanted(this);
    looks(true);
    probe.unwanted(this);
    clock.now = clock.now.plusSeconds(3_600);

    probe.wanted(this);

    assertThat(probe.of(OTHER)).isZero();
  }
}

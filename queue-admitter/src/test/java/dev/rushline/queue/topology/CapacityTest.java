package dev.rushline.queue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.SaleSeen;
import dev.rushline.schemas.queue.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An owner that carries out only so many commands a second, in simulated time. While fans and
 * timers together ask for less than that, what has piled up shrinks in every second.
 */
class CapacityTest {
  private static final Duration SLICE = Duration.ofMillis(50);
  private static final int SLICES_A_SECOND = 20;
  private static final int LINES = 20;

  /** Commands carried out in a slice, and joins: 100 and 20 a second. Timers: up to 60. */
  private static final int DECIDED = 5;

  private static final int JOINS = 1;

  /** Timers may all ring in one slice. */
  private static final int KEPT_UP = 2 * LINES + DECIDED + JOINS;

  private final TestTopology topology = new TestTopology();
  private final Queue<Appended> log = new ArrayDeque<>();
  private Instant now = Messages.OPENING;
  private int fans;
  private long sales;

  /** A command in the log that is not carried out yet. */
  private record Appended(QueueCommand command, Instant at) {}

  @BeforeEach
  void openLines() {
    for (int line = 0; line < LINES; line++) {
      topology.send(Messages.setPolicy("e" + line, Messages.always(1, null)));
    }
    join(2 * LINES);
    decide(Integer.MAX_VALUE);
  }

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void a_backlog_shrinks_every_second_while_every_timer_rings() {
    // Slower than its timers: the machine has stopped, and fans go on.
    for (int slice = 0; slice < 60 * SLICES_A_SECOND; slice++) {
      pass(SLICE);
      join(JOINS);
    }
    assertThat(own(Tick.class)).isEqualTo(LINES);
    assertThat(own(SaleSeen.class)).isEqualTo(LINES);

    int least = log.size();
    int seconds = 0;
    while (log.size() > KEPT_UP) {
      aSecond();
      assertThat(log.size()).as("second %d", ++seconds).isLessThan(least);
      least = log.size();
    }
    for (int second = 0; second < 10; second++) {
      aSecond();
      assertThat(log.size()).isLessThanOrEqualTo(KEPT_UP);
    }
  }

  private void aSecond() {
    for (int slice = 0; slice < SLICES_A_SECOND; slice++) {
      pass(SLICE);
      join(JOINS);
      decide(DECIDED);
      assertThat(own(Tick.class)).isLessThanOrEqualTo(LINES);
      assertThat(own(SaleSeen.class)).isLessThanOrEqualTo(LINES);
    }
  }

  private long own(Class<?> kind) {
    return log.stream().filter(appended -> kind.isInstance(appended.command.getBody())).count();
  }

  /** Every sale goes on, so that there is news of each. */
  private void pass(Duration time) {
    now = now.plus(time);
    long version = ++sales;
    for (int line = 0; line < LINES; line++) {
      String event = "e" + line;
      topology.sectionIsSeen(
          event + "/S1", Messages.section(event, "S1", version, (int) (100_000 - version), 0));
    }
    topology.stalledFor(time);
    appendOwn();
  }

  private void join(int count) {
    for (int i = 0; i < count; i++) {
      log.add(new Appended(Messages.join("e" + fans % LINES, "fan-" + fans++), now));
    }
  }

  private void decide(int count) {
    for (int i = 0; i < count && !log.isEmpty(); i++) {
      Appended next = log.remove();
      topology.decide(next.command, next.at);
      appendOwn();
    }
  }

  private void appendOwn() {
    while (!topology.own.commands.isEmpty()) {
      log.add(new Appended(topology.own.commands.remove(), now));
    }
  }
}

package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.ExpireDue;
import dev.rushline.schemas.booking.HoldExpired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An owner that decides only so many commands a second, in simulated time. While fans ask for less
 * than that, what has piled up shrinks in every second, whatever comes due on top of it.
 */
class CapacityTest {
  private static final Duration SLICE = Duration.ofMillis(50);
  private static final int SLICES_A_SECOND = 20;

  /** Commands that the owner decides in a slice, and that fans append: 100 and 60 a second. */
  private static final int DECIDED = 5;

  private static final int ASKED = 3;

  /** What is in the log and not decided when the owner keeps up. */
  private static final int KEPT_UP = DECIDED + 1;

  /** As many as there are times to gather deadlines in a second. */
  private static final int A_SECOND_MAX = (int) Duration.ofSeconds(1).dividedBy(FollowUps.GATHER);

  private static final int AT_ONCE = 2_000;

  private final TestTopology topology = new TestTopology();
  private final Queue<Appended> log = new ArrayDeque<>();
  private Instant now = Commands.OPENING;
  private int fans;
  private int made;
  private int ended;

  /** A command in the log that is not decided yet. */
  private record Appended(BookingCommand command, Instant at) {}

  @BeforeEach
  void putOnSale() {
    topology.send(Commands.defineSale("e1", 1, 1, 10_000));
  }

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void a_backlog_shrinks_every_second_while_many_holds_are_due() {
    made = AT_ONCE;
    ask(made);
    decide(made);
    pass(Commands.HOLD_TTL);
    // The owner is away while fans go on.
    for (int slice = 0; slice < 20 * SLICES_A_SECOND; slice++) {
      now = now.plus(SLICE);
      ask(ASKED);
    }

    int least = log.size() + due();
    int seconds = 0;
    while (log.size() > KEPT_UP || due() > 0) {
      aSecond();
      assertThat(log.size() + due()).as("second %d", ++seconds).isLessThan(least);
      least = log.size() + due();
    }
  }

  @Test
  void deadlines_that_nobody_shares_do_not_outrun_an_owner_that_keeps_up() {
    for (int second = 0; second < 20; second++) {
      aSecond();
    }
    made = fans;
    pass(Commands.HOLD_TTL.minusSeconds(20));
    int before = topology.commandLog().size();

    for (int second = 0; second < 25; second++) {
      aSecond();
      assertThat(log.size()).as("second %d", second).isLessThanOrEqualTo(KEPT_UP);
    }

    assertThat(due()).isZero();
    assertThat(topology.commandLog().stream().skip(before))
        .filteredOn(entry -> entry.value().getBody() instanceof ExpireDue)
        .hasSizeLessThanOrEqualTo(20 * A_SECOND_MAX);
  }

  private void aSecond() {
    for (int slice = 0; slice < SLICES_A_SECOND; slice++) {
      pass(SLICE);
      ask(ASKED);
      decide(DECIDED);
      assertThat(log.stream().filter(CapacityTest::isOwn).count()).isLessThanOrEqualTo(1);
    }
  }

  private static boolean isOwn(Appended appended) {
    return appended.command.getBody() instanceof ExpireDue;
  }

  private void pass(Duration time) {
    now = now.plus(time);
    topology.passMachineTime(time);
    appendOwn();
  }

  private void ask(int count) {
    for (int i = 0; i < count; i++) {
      log.add(new Appended(Commands.holdPlaces("e1", "fan-" + fans++, "k1", 1), now));
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
    while (!topology.replies.commands().isEmpty()) {
      log.add(new Appended(topology.replies.commands().removeFirst(), now));
    }
  }

  /** Holds of those that were made first that have not ended. */
  private int due() {
    ended +=
        (int)
            topology.events.readValuesToList().stream()
                .map(BookingEvent::getBody)
                .filter(HoldExpired.class::isInstance)
                .count();
    return made - ended;
  }
}

package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.topology.TestTopology.Growth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What a fan's commands append to the changelogs, which a restart reads in full: a few records of
 * some hundred bytes, however large the hall is.
 */
class ChangelogGrowthTest {
  /** Clock, row, booking, customer, deadline; and the mark of a section to be published. */
  private static final int HOLD_RECORDS_MAX = 6;

  private static final int HOLD_BYTES_MAX = 900;
  private static final int CONFIRM_BYTES_MAX = 900;

  /** Seats held around the one that is looked at, so that its row and section have entries. */
  private static final int OTHERS = 8;

  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void a_checkout_and_its_confirm_append_a_bounded_amount() {
    Growth held = growthOfHold("small", 2);
    topology.send(Commands.confirm("small", "alice", "k1", "k2", 10_000));
    Growth confirmed = topology.changelogGrowth();

    System.out.printf("changelogs: hold %s, confirm %s%n", held, confirmed);
    assertThat(held.records()).isLessThanOrEqualTo(HOLD_RECORDS_MAX);
    assertThat(held.bytes()).isLessThanOrEqualTo(HOLD_BYTES_MAX);
    assertThat(confirmed.records()).isLessThanOrEqualTo(HOLD_RECORDS_MAX);
    assertThat(confirmed.bytes()).isLessThanOrEqualTo(CONFIRM_BYTES_MAX);
  }

  @Test
  void the_amount_does_not_depend_on_the_size_of_the_hall() {
    assertThat(growthOfHold("small", 2)).isEqualTo(growthOfHold("large", 60));
  }

  @Test
  void a_booking_that_is_changed_again_and_again_does_not_grow() {
    growthOfHold("small", 2);
    Growth first = growthOfChange(0);
    Growth last = first;
    for (int n = 1; n < 30; n++) {
      last = growthOfChange(n);
    }
    // The answers to the last keys, and what the next one pushes out.
    assertThat(last.bytes()).isLessThan(first.bytes() + 5 * HOLD_BYTES_MAX / 2);
    assertThat(growthOfChange(30).bytes()).isLessThanOrEqualTo(last.bytes());
  }

  /** Of a change to the seats that it has, which is granted. */
  private Growth growthOfChange(int n) {
    topology.send(
        Commands.changeToNamed(
            "small", "alice", "k1", "change-%02d".formatted(n), "S1:A:1", "S1:A:2"));
    return topology.changelogGrowth();
  }

  @Test
  void a_repeated_or_refused_request_appends_next_to_nothing() {
    growthOfHold("small", 2);

    topology.send(Commands.holdNamed("small", "alice", "k1", "S1:A:1", "S1:A:2"));
    assertThat(topology.changelogGrowth()).isEqualTo(new Growth(0, 0));

    // The clock, and no trace of who asked.
    topology.send(Commands.holdNamed("small", "bob", "k9", "S1:A:1"));
    assertThat(topology.changelogGrowth().records()).isEqualTo(1);
  }

  private Growth growthOfHold(String event, int rows) {
    topology.send(Commands.defineSale(event, 1, rows, 0));
    for (int seat = 0; seat < OTHERS; seat++) {
      topology.send(Commands.holdNamed(event, "fan-" + seat, "k1", "S1:A:" + (seat + 3)));
    }
    topology.changelogGrowth();
    topology.send(Commands.holdNamed(event, "alice", "k1", "S1:A:1", "S1:A:2"));
    return topology.changelogGrowth();
  }
}

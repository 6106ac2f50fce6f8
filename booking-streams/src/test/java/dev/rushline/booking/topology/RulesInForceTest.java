package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.schemas.booking.AdoptRules;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.streams.BareAvro;
import dev.rushline.streams.RulesInForce;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesInForceTest {
  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void an_owner_says_in_its_log_by_which_rules_it_decides() {
    assertThat(versions(BookingTopology.SALE_PLANS)).isOne();
  }

  @Test
  void rules_that_this_build_does_not_know_stop_it_and_are_not_set_aside() {
    assertThatThrownBy(() -> topology.send(adopt(BoxOffice.RULES_VERSION + 1)))
        .rootCause()
        .hasMessageContaining("run the newer build");
    assertThat(topology.deadLetters.isEmpty()).isTrue();
  }

  @Test
  void older_rules_change_nothing_and_answer_nobody() {
    topology.changelogGrowth();

    topology.send(adopt(BoxOffice.RULES_VERSION - 1));

    assertThat(topology.changelogGrowth()).isEqualTo(new TestTopology.Growth(0, 0));
    assertThat(topology.replies.isEmpty()).isTrue();
    assertThat(topology.events.isEmpty()).isTrue();
  }

  @Test
  void the_log_says_them_again_once_a_day_that_has_commands() {
    topology.afterInTheLogOnly(RulesInForce.SAID_AGAIN_AFTER);
    topology.send(Commands.defineSale("e1", 1, 1, 0));
    assertThat(topology.replies.commands()).isEmpty();
    topology.afterInTheLogOnly(Duration.ofMillis(1));
    topology.send(Commands.holdBest("e1", "alice", "k1", 1));
    topology.send(Commands.holdBest("e1", "bob", "k1", 1));

    assertThat(topology.replies.commands())
        .extracting(BookingCommand::getBody)
        .containsExactly(new AdoptRules(BoxOffice.RULES_VERSION, BoxOffice.RULES_VERSION));
    topology.decideOwn().afterInTheLogOnly(RulesInForce.SAID_AGAIN_AFTER);
    topology.send(Commands.holdBest("e1", "carol", "k1", 1));
    assertThat(topology.replies.commands()).isEmpty();
  }

  @Test
  void an_announcement_that_got_lost_is_made_again() {
    try (TestTopology young = new TestTopology(new BareAvro())) {
      BookingCommand lost = young.replies.commands().removeFirst();
      young.send(Commands.defineSale("e1", 1, 1, 0));
      young.afterInTheLogOnly(RulesInForce.LOST_AFTER.plusMillis(1));
      young.send(Commands.holdBest("e1", "alice", "k1", 1));
      young.send(Commands.holdBest("e1", "bob", "k1", 1));

      assertThat(young.replies.commands())
          .extracting(BookingCommand::getBody)
          .containsExactly(lost.getBody())
          .containsExactly(new AdoptRules(BoxOffice.RULES_VERSION, 0));
    }
  }

  @Test
  void rules_adopted_under_the_key_of_an_event_are_set_aside() {
    topology.send(
        new BookingCommand(
            "e1", "adopt", Commands.REPLY_TO, new AdoptRules(BoxOffice.RULES_VERSION + 1, 0)));

    assertThat(topology.deadLetters.readValuesToList()).hasSize(1);
  }

  private static BookingCommand adopt(int version) {
    return new BookingCommand(
        CommandReader.RULES_KEY, "adopt", Commands.REPLY_TO, new AdoptRules(version, 0));
  }

  /** How many entries a store has that are of no event. */
  private long versions(String store) {
    long count = 0;
    try (var all = topology.store(store).all()) {
      while (all.hasNext()) {
        count += all.next().key.get()[0] == 'V' ? 1 : 0;
      }
    }
    return count;
  }
}

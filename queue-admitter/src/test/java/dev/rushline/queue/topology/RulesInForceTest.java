package dev.rushline.queue.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.queue.line.Usher;
import dev.rushline.schemas.queue.AdoptRules;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.streams.RulesInForce;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of a partition says by which rules its lines are run. */
class RulesInForceTest {
  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void an_owner_says_in_its_log_by_which_rules_it_decides() {
    try (TestTopology young = TestTopology.young()) {
      QueueCommand announced = young.own.commands.element();

      assertThat(announced.getEventId()).isEqualTo(RulesInForce.KEY);
      assertThat(announced.getBody()).isEqualTo(new AdoptRules(Usher.RULES_VERSION, 0));
      assertThat(young.feedBack().linesKept('V')).isOne();
      assertThat(young.deadLetters.isEmpty()).isTrue();
    }
  }

  @Test
  void rules_that_this_build_does_not_know_stop_it_and_are_not_set_aside() {
    assertThatThrownBy(() -> topology.send(adopt(Usher.RULES_VERSION + 1)))
        .rootCause()
        .hasMessageContaining("run the newer build");
    assertThat(topology.deadLetters.isEmpty()).isTrue();
  }

  @Test
  void adopted_rules_answer_nobody_and_are_no_line() {
    topology.send(adopt(Usher.RULES_VERSION));

    assertThat(topology.own.answers()).isEmpty();
    assertThat(topology.events.isEmpty()).isTrue();
    assertThat(topology.states.isEmpty()).isTrue();
    assertThat(topology.linesKept('L')).isZero();
  }

  @Test
  void the_log_says_them_again_once_a_day_that_has_commands() {
    topology.inTheLogOnly(RulesInForce.SAID_AGAIN_AFTER);
    topology.send(Messages.join("e1", "ada"));
    assertThat(topology.commandLog()).hasSize(1);
    topology.inTheLogOnly(Duration.ofMillis(1));
    topology.send(Messages.join("e1", "ada")).send(Messages.join("e1", "bob"));

    assertThat(topology.commandLog())
        .extracting(record -> record.value().getBody())
        .filteredOn(AdoptRules.class::isInstance)
        .containsExactly(new AdoptRules(Usher.RULES_VERSION, Usher.RULES_VERSION));
  }

  @Test
  void an_announcement_that_got_lost_is_made_again() {
    try (TestTopology young = TestTopology.young()) {
      QueueCommand lost = young.own.commands.remove();
      young.send(Messages.join("e1", "ada"));
      young.inTheLogOnly(RulesInForce.LOST_AFTER.plusMillis(1));
      young.send(Messages.join("e1", "ada")).send(Messages.join("e1", "bob"));

      assertThat(young.commandLog())
          .extracting(record -> record.value().getBody())
          .filteredOn(AdoptRules.class::isInstance)
          .containsExactly(lost.getBody());
    }
  }

  @Test
  void rules_adopted_under_the_key_of_an_event_are_set_aside() {
    topology.send(Messages.command("e1", "adopt", new AdoptRules(Usher.RULES_VERSION + 1, 0)));

    assertThat(topology.deadLetters.readValuesToList()).hasSize(1);
  }

  private static QueueCommand adopt(int version) {
    return Messages.command(RulesInForce.KEY, "adopt", new AdoptRules(version, 0));
  }
}

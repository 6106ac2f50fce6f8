package dev.rushline.queue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.queue.LinePolicy;
import dev.rushline.schemas.queue.LineRetired;
import dev.rushline.schemas.queue.LineStatus;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.QueueState;
import dev.rushline.schemas.queue.RetireLine;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a line whose sale is retired. */
class RetireTest {
  private static final Duration A_DAY = Duration.ofDays(1);

  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  private TestTopology withLine(int fans) {
    topology.saleTells(Messages.saleUntil("e1", topology.now().plus(A_DAY)));
    topology.sectionTells("e1/S1", Messages.section("e1", "S1", 1, 8, 0));
    topology.send(Messages.setPolicy("e1", Messages.always(3, null)));
    IntStream.range(0, fans).forEach(fan -> topology.send(Messages.join("e1", "fan-" + fan)));
    return topology.after(Duration.ofSeconds(2)).after(A_DAY);
  }

  @Test
  void its_line_is_ended_in_its_own_log_and_the_last_word_on_it_is_a_tombstone() {
    withLine(30).states.readValuesToList();

    topology.saleTells(Messages.retired("e1")).after(Duration.ofSeconds(1));

    assertThat(topology.events.readValuesToList())
        .extracting(QueueEvent::getBody)
        .contains(new LineRetired());
    List<KeyValue<String, QueueState>> told = topology.states.readKeyValuesToList();
    assertThat(told.getLast()).isEqualTo(KeyValue.pair("e1", null));
    // Whoever has a socket open is told by the one before.
    QueueState last = told.get(told.size() - 2).value;
    assertThat(last.getGuarded()).isFalse();
    assertThat(last.getStatus()).isEqualTo(LineStatus.IDLE);
  }

  @Test
  void nothing_is_kept_of_its_places_and_of_its_sale() {
    withLine(2_500);
    assertThat(topology.placesKept()).isGreaterThan(2_500);

    topology.saleTells(Messages.retired("e1"));
    for (int step = 0; step < 5; step++) {
      topology.after(ForgetRounds.BETWEEN);
    }

    assertThat(topology.placesKept()).isZero();
    assertThat(topology.salesKept()).isZero();
    assertThat(topology.linesKept('R')).isZero();
  }

  @Test
  void one_step_forgets_a_bounded_number_of_places() {
    withLine(2_500);

    topology.saleTells(Messages.retired("e1"));
    topology.stalledFor(Duration.ofMillis(1)).feedBack();
    long before = topology.placesKept();
    topology.stalledFor(ForgetRounds.BETWEEN);

    // A place, and for whoever waits or has a slot what leads to it.
    assertThat(before - topology.placesKept()).isBetween(1L, 2_000L);
  }

  @Test
  void no_timer_rings_for_it_any_more() {
    withLine(3);
    topology.saleTells(Messages.retired("e1")).after(Duration.ofSeconds(5)).after(A_DAY);
    int commands = topology.commandLog().size();
    double rung = topology.rung();

    topology.after(A_DAY).after(A_DAY.multipliedBy(30));

    assertThat(topology.commandLog()).hasSize(commands);
    assertThat(topology.rung()).isEqualTo(rung);
  }

  @Test
  void that_it_is_retired_is_said_again_when_it_did_not_get_into_the_log() {
    withLine(1);
    topology.own.takeCommands(false);
    topology.saleTells(Messages.retired("e1")).after(Duration.ofSeconds(1));
    topology.own.takeCommands(true);

    topology.after(LineTimers.MISSED_AFTER);

    assertThat(topology.commandLog())
        .extracting(record -> record.value().getBody())
        .contains(new RetireLine());
    assertThat(topology.states.readValuesToList().getLast()).isNull();
  }

  @Test
  void of_a_line_that_was_taken_back_before_the_last_word_is_a_tombstone_too() {
    withLine(3).send(Messages.setPolicy("e1", takenBack()));
    assertThat(topology.lastState().getStatus()).isEqualTo(LineStatus.IDLE);

    topology.saleTells(Messages.retired("e1")).after(Duration.ofSeconds(1));

    assertThat(topology.states.readKeyValuesToList()).containsExactly(KeyValue.pair("e1", null));
    topology.saleTells(Messages.retired("e1")).after(Duration.ofSeconds(1));
    assertThat(topology.events.readValuesToList())
        .extracting(QueueEvent::getBody)
        .doesNotContain(new LineRetired());
  }

  /** What holds where nobody has set anything. */
  private static LinePolicy takenBack() {
    return MessageForms.policy(dev.rushline.queue.line.LinePolicy.NONE);
  }

  @Test
  void a_sale_without_a_line_is_forgotten_without_a_word() {
    topology.saleTells(Messages.saleUntil("e1", topology.now()));
    topology.sectionTells("e1/S1", Messages.section("e1", "S1", 1, 8, 0));

    topology.saleTells(Messages.retired("e1")).after(A_DAY);

    assertThat(topology.commandLog()).isEmpty();
    assertThat(topology.states.isEmpty()).isTrue();
    assertThat(topology.salesKept()).isZero();
  }

  @Test
  void a_section_whose_row_is_deleted_is_forgotten() {
    topology.sectionTells("e1/S1", Messages.section("e1", "S1", 1, 8, 0));

    topology.sectionTells("e1/S1", null);

    assertThat(topology.salesKept()).isZero();
  }

  @Test
  void a_replay_retires_it_at_the_same_place() {
    withLine(10).saleTells(Messages.retired("e1")).after(Duration.ofSeconds(5));
    topology.send(Messages.setPolicy("e1", Messages.always(3, null)));
    topology.send(Messages.join("e1", "fan-1"));
    List<KeyValue<String, QueueEvent>> story = topology.events.readKeyValuesToList();
    List<KeyValue<String, QueueState>> states = topology.states.readKeyValuesToList();

    try (TestTopology other = new TestTopology()) {
      other.replay(topology.commandLog());

      assertThat(other.events.readKeyValuesToList()).isEqualTo(story);
      assertThat(other.states.readKeyValuesToList()).isEqualTo(states);
    }
  }
}

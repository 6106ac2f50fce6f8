package dev.rushline.queue.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.queue.Find;
import dev.rushline.schemas.queue.Heartbeat;
import dev.rushline.schemas.queue.Join;
import dev.rushline.schemas.queue.Leave;
import dev.rushline.schemas.queue.Place;
import dev.rushline.schemas.queue.QueueRefusal;
import dev.rushline.schemas.queue.QueueRefusalCode;
import dev.rushline.schemas.queue.SlotFreed;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that name nobody or nothing: no producer of ours writes any, and none stops a line. */
class NamelessTest {
  private final TestTopology topology = new TestTopology();

  @AfterEach
  void close() {
    topology.close();
  }

  private void aLineWithAdaInside() {
    topology
        .send(Messages.setPolicy("e1", Messages.always(1, null)))
        .send(Messages.join("e1", "ada"))
        .after(TickLines.TICK)
        .send(Messages.heartbeat("e1", "ada", 0));
    topology.own.answers();
  }

  /** Somebody with a name is answered. */
  private void assertThatItGoesOn() {
    topology.send(Messages.command("e1", "find-ada", new Find("ada")));
    assertThat(topology.own.answers().getLast().value.getBody()).isInstanceOf(Place.class);
  }

  static Stream<SpecificRecord> commandsOfNobody() {
    return Stream.of("", "\0", "ada\0", "a".repeat(Ids.NAME_LENGTH_MAX + 1))
        .flatMap(
            nobody ->
                Stream.of(
                    new Join(nobody),
                    new Find(nobody),
                    new Leave(nobody),
                    new Heartbeat(nobody, 0L),
                    new SlotFreed(nobody, 0L, 1)));
  }

  @ParameterizedTest
  @MethodSource("commandsOfNobody")
  void a_command_of_nobody_is_set_aside_whether_there_is_a_line_or_not(SpecificRecord command) {
    aLineWithAdaInside();

    topology.send(Messages.command("e1", "c1", command));
    topology.send(Messages.command("e2", "c2", command));

    assertThat(topology.own.answers()).isEmpty();
    assertThat(topology.deadLetters.readValuesToList()).hasSize(2);
    assertThatItGoesOn();
  }

  /** The edge asks in the name of a subject, which may be as long as this. */
  @Test
  void the_longest_name_is_answered() {
    aLineWithAdaInside();
    Find find = new Find("a".repeat(Ids.NAME_LENGTH_MAX));

    topology.send(Messages.command("e1", "c1", find)).send(Messages.command("e2", "c2", find));

    assertThat(topology.own.answers())
        .extracting(answer -> answer.value.getBody())
        .containsExactly(
            new QueueRefusal(QueueRefusalCode.NOT_IN_LINE),
            new QueueRefusal(QueueRefusalCode.NO_LINE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e1\0x", "\0"})
  void a_command_about_no_event_is_set_aside(String event) {
    aLineWithAdaInside();

    topology.send(Messages.setPolicy(event, Messages.always(1, null)));
    topology.send(Messages.join(event, "ada"));

    assertThat(topology.deadLetters.readValuesToList()).hasSize(2);
    assertThatItGoesOn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e1\0x"})
  void what_a_sale_of_no_event_tells_is_set_aside(String event) {
    aLineWithAdaInside();

    topology.saleTells(Messages.saleUntil(event, Messages.OPENING));
    topology.sectionTells(event + "/S1", Messages.section(event, "S1", 1, 10, 0));

    for (Topic<?> topic : List.of(Topics.BOOKING_EVENTS, Topics.EVENT_AVAILABILITY)) {
      assertThat(topology.deadLettersOf(topic)).hasSize(1);
    }
    assertThat(topology.salesKept()).isZero();
    assertThatItGoesOn();
  }

  @Test
  void a_deleted_row_of_no_event_is_no_reason_to_stop() {
    aLineWithAdaInside();

    topology.sectionTells("/S1", null).sectionTells("", null);

    assertThat(topology.deadLettersOf(Topics.EVENT_AVAILABILITY)).isEmpty();
    assertThatItGoesOn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada\0"})
  void a_booking_of_nobody_frees_nobodys_slot(String nobody) {
    aLineWithAdaInside();
    topology.events.readValuesToList();

    topology.saleTells(Messages.confirmed("e1", nobody));

    assertThat(topology.events.isEmpty()).isTrue();
    assertThat(topology.deadLettersOf(Topics.BOOKING_EVENTS)).isEmpty();
    assertThatItGoesOn();
  }
}

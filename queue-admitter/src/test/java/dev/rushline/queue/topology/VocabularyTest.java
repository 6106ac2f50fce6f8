package dev.rushline.queue.topology;

import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.queue.line.HeldUpBy;
import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.queue.line.LineStatus;
import dev.rushline.queue.line.PlaceStatus;
import dev.rushline.queue.line.Refusal;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.Find;
import dev.rushline.schemas.queue.Heartbeat;
import dev.rushline.schemas.queue.Join;
import dev.rushline.schemas.queue.Leave;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.Open;
import dev.rushline.schemas.queue.Pause;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueRefusalCode;
import dev.rushline.schemas.queue.Resume;
import dev.rushline.schemas.queue.RetireLine;
import dev.rushline.schemas.queue.RevokeTokens;
import dev.rushline.schemas.queue.SaleSeen;
import dev.rushline.schemas.queue.SetPolicy;
import dev.rushline.schemas.queue.SetRate;
import dev.rushline.schemas.queue.SlotFreed;
import dev.rushline.schemas.queue.TellWaiting;
import dev.rushline.schemas.queue.Tick;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics and rules use the same words. */
class VocabularyTest {

  record Words(String what, List<String> ofRules, List<String> ofTopics) {
    static Words of(Enum<?>[] ofRules, Enum<?>[] ofTopics) {
      return new Words(
          ofRules[0].getDeclaringClass().getSimpleName(), names(ofRules), names(ofTopics));
    }

    private static List<String> names(Enum<?>[] words) {
      return Stream.of(words).<String>map(Enum::name).toList();
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Words> words() {
    return Stream.of(
        Words.of(dev.rushline.queue.line.LineMode.values(), LineMode.values()),
        Words.of(LineStatus.values(), dev.rushline.schemas.queue.LineStatus.values()),
        Words.of(HeldUpBy.values(), dev.rushline.schemas.queue.HeldUpBy.values()),
        Words.of(PlaceStatus.values(), dev.rushline.schemas.queue.PlaceStatus.values()),
        Words.of(dev.rushline.queue.line.EndReason.values(), EndReason.values()),
        Words.of(Refusal.values(), QueueRefusalCode.values()));
  }

  @ParameterizedTest
  @MethodSource("words")
  void each_word_of_the_rules_is_one_of_the_topics(Words words) {
    assertThat(words.ofRules()).containsExactlyInAnyOrderElementsOf(words.ofTopics());
  }

  record Reading(SpecificRecord written, LineCommand read) {
    @Override
    public String toString() {
      return read.getClass().getSimpleName();
    }
  }

  static Stream<Reading> readings() {
    return Stream.of(
        new Reading(new Join("ada"), new LineCommand.Join(fan("ada"))),
        new Reading(new Find("ada"), new LineCommand.Find(fan("ada"))),
        new Reading(new Leave("ada"), new LineCommand.Leave(fan("ada"))),
        new Reading(new Heartbeat("ada", 7L), new LineCommand.ShowUp(fan("ada"), 7)),
        new Reading(new SlotFreed("ada", 7L, 2), new LineCommand.FreeSlot(fan("ada"), 7, 2)),
        new Reading(
            new SetPolicy(Messages.always(7, Messages.OPENING)),
            new LineCommand.SetPolicy(
                new LinePolicy(
                    dev.rushline.queue.line.LineMode.ALWAYS,
                    7,
                    100_000,
                    600,
                    Optional.of(Messages.OPENING),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    List.of()))),
        new Reading(
            new SetRate(7, null), new LineCommand.SetRate(Optional.of(7), Optional.empty())),
        new Reading(
            new SetRate(null, 8), new LineCommand.SetRate(Optional.empty(), Optional.of(8))),
        new Reading(new Open(), new LineCommand.Open()),
        new Reading(new Pause(), new LineCommand.Pause()),
        new Reading(new Resume(), new LineCommand.Resume()),
        new Reading(new TellWaiting("soon"), new LineCommand.TellWaiting(Optional.of("soon"))),
        new Reading(new TellWaiting(null), new LineCommand.TellWaiting(Optional.empty())),
        new Reading(new RevokeTokens(), new LineCommand.RevokeTokens()),
        new Reading(
            new SaleSeen(1L, 2L, 3L, 4L, 5L, true, false, 6L, 7L),
            new LineCommand.SeeSale(1, 2, 3, 4, 5, true, false, 6, 7)),
        new Reading(
            new SaleSeen(0L, 0L, 0L, 0L, 0L, false, true, 0L, 0L),
            new LineCommand.SeeSale(0, 0, 0, 0, 0, false, true, 0, 0)),
        new Reading(new RetireLine(), new LineCommand.RetireLine()),
        new Reading(new Tick(7L), new LineCommand.Tick(7)));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void a_command_is_read_as_it_was_written(Reading reading) {
    QueueCommand message = Messages.command("e1", "c1", reading.written());

    assertThat(CommandReader.read(message)).isEqualTo(reading.read());
  }

  @Test
  void every_command_can_be_read() {
    assertThat(readings().map(reading -> reading.read().getClass().getSimpleName()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(LineCommand.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
  }

  static Stream<Schema> eventsOfSales() {
    return BookingEvent.getClassSchema().getField("body").schema().getTypes().stream();
  }

  /** The compiler does not know of all that a topic can carry. */
  @ParameterizedTest
  @MethodSource("eventsOfSales")
  void every_event_of_a_sale_is_seen_or_passed_over_by_name(Schema event) throws IOException {
    try (TestTopology topology = new TestTopology()) {
      topology.saleTells(Messages.anyEvent("e1", event));

      assertThat(topology.deadLetters.isEmpty()).isTrue();
    }
  }

  @Test
  void what_is_no_command_is_not_read() {
    QueueCommand message = Messages.command("e1", "c1", new Join("ada"));
    message.setBody("a body that no schema has");

    assertThatThrownBy(() -> CommandReader.read(message))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rushline.edge.vocabulary.AnyBody;
import dev.rushline.schemas.queue.Called;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.SlotEnded;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which admissions are worth nothing any more. */
class SlotTableTest {
  private static final Admission ADA =
      new Admission("e1", "ada", 3, 17, Lines.NOW.plusSeconds(600));

  private final SlotTable slots =
      new SlotTable(
          new LiveFans(Settings.withSocketsMax(10), new SimpleMeterRegistry()),
          new KnownPlaces(100));

  private void happened(String eventId, SpecificRecord body) {
    QueueEvent event = new QueueEvent(eventId, 1L, Lines.NOW, "c1", 0, 0L, null, body);
    TopicPartition partition = new TopicPartition(Topics.QUEUE_EVENTS.name(), 0);
    slots.follow(
        new ConsumerRecords<>(
            Map.of(
                partition, List.of(new ConsumerRecord<>(partition.topic(), 0, 0, eventId, event))),
            Map.of()));
  }

  @Test
  void a_slot_that_has_ended_is_known_with_the_reason() {
    happened("e1", new SlotEnded("ada", 17L, EndReason.CONFIRMED));

    assertThat(slots.ended(ADA)).contains(EndReason.CONFIRMED);
  }

  @Test
  void slots_of_other_events_fans_and_arrivals_are_others() {
    happened("e2", new SlotEnded("ada", 17L, EndReason.CONFIRMED));
    happened("e1", new SlotEnded("bob", 17L, EndReason.CONFIRMED));
    happened("e1", new SlotEnded("ada", 18L, EndReason.CONFIRMED));

    assertThat(slots.ended(ADA)).isEmpty();
  }

  @Test
  void who_is_called_again_with_the_same_arrival_in_a_line_that_began_anew_gets_in() {
    happened("e1", new SlotEnded("ada", 17L, EndReason.CONFIRMED));
    happened("e1", new Called("ada", 17L, 3L, Lines.NOW.plusSeconds(60)));

    assertThat(slots.ended(ADA)).isEmpty();
  }

  static Stream<SpecificRecord> eventsOfLines() {
    return AnyBody.ofEach(QueueEvent.getClassSchema());
  }

  @ParameterizedTest
  @MethodSource("eventsOfLines")
  void every_event_of_a_line_is_seen_or_passed_over_by_name(SpecificRecord body) {
    assertThatCode(() -> happened("e1", body)).doesNotThrowAnyException();
  }
}

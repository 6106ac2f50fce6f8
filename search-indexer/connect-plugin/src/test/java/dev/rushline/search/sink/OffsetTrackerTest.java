package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {
  private static final TopicPartition P0 = new TopicPartition("films", 0);
  private static final TopicPartition P1 = new TopicPartition("films", 1);

  private final OffsetTracker tracker = new OffsetTracker();

  @Test
  void without_records_of_ours_all_that_was_delivered_may_be_committed() {
    assertThat(committable(P0, 9)).isEqualTo(9);
  }

  @Test
  void the_first_record_that_is_not_done_holds_its_partition_back_and_no_other() {
    tracker.begin(P0, 3);
    tracker.begin(P0, 4);
    tracker.begin(P1, 1);
    tracker.finish(P0, 4);
    tracker.finish(P1, 1);

    assertThat(committable(P0, 5)).isEqualTo(3);
    assertThat(committable(P1, 2)).isEqualTo(2);
    tracker.finish(P0, 3);
    assertThat(committable(P0, 5)).isEqualTo(5);
  }

  @Test
  void a_record_that_was_delivered_twice_is_done_when_both_copies_are() {
    tracker.begin(P0, 3);
    tracker.begin(P0, 3);

    tracker.finish(P0, 3);

    assertThat(committable(P0, 4)).isEqualTo(3);
  }

  @Test
  void what_connect_has_not_counted_as_delivered_is_not_committed() {
    tracker.begin(P0, 7);

    assertThat(committable(P0, 5)).isEqualTo(5);
  }

  @Test
  void a_partition_that_was_forgotten_begins_anew() {
    tracker.begin(P0, 3);

    tracker.forget(P0);

    assertThat(committable(P0, 5)).isEqualTo(5);
    assertThatThrownBy(() -> tracker.finish(P0, 3)).isInstanceOf(IllegalStateException.class);
  }

  private long committable(TopicPartition partition, long end) {
    return tracker
        .committable(Map.of(partition, new OffsetAndMetadata(end)))
        .get(partition)
        .offset();
  }
}

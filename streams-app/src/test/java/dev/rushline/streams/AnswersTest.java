package dev.rushline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** When answers leave, and how many together. */
class AnswersTest {
  private static final String EDGE = "3/edge";
  private static final String OTHER_EDGE = "9/other";

  private final List<String> sent = new ArrayList<>();
  private long nanos;
  private final Answers<BookingReply> answers =
      Answers.of(
          Topics.BOOKING_REPLIES,
          BookingReplies::new,
          new Appender() {
            @Override
            public <V extends SpecificRecord> Appended append(
                Topic<V> topic, int partition, String key, V value) {
              int together = ((BookingReplies) (SpecificRecord) value).getReplies().size();
              sent.add(together + " to " + key + " in " + partition);
              return () -> false;
            }
          },
          Answers.TOGETHER_MAX,
          true,
          () -> nanos);

  @Test
  void answers_of_one_turn_leave_together_when_it_ends_each_to_its_asker() {
    decide(EDGE);
    decide(OTHER_EDGE);
    decide(EDGE);
    assertThat(sent).isEmpty();

    answers.endTurn();

    assertThat(sent).containsExactly("2 to 3/edge in 3", "1 to 9/other in 3");
    answers.endTurn();
    assertThat(sent).hasSize(2);
  }

  @Test
  void a_long_turn_is_not_waited_for() {
    for (int i = 0; i < Answers.TOGETHER_MAX + 1; i++) {
      decide(EDGE);
    }

    assertThat(sent).containsExactly("100 to 3/edge in 3");
  }

  @Test
  void when_commits_stall_answers_wait_for_the_commit() {
    decide(EDGE);
    answers.endTurn();
    pass(Answers.COMMITTED_WITHIN.plusMillis(1));
    decide(EDGE);
    answers.endTurn();
    assertThat(sent).hasSize(1);

    answers.committed();

    assertThat(sent).hasSize(2);
  }

  @Test
  void also_decisions_that_nobody_was_told_of_count() {
    answers.deciding();
    pass(Answers.COMMITTED_WITHIN.plusMillis(1));
    decide(EDGE);
    answers.endTurn();

    assertThat(sent).isEmpty();
  }

  @Test
  void after_a_commit_time_begins_anew_with_the_next_decision() {
    decide(EDGE);
    answers.committed();
    pass(Duration.ofHours(1));
    decide(EDGE);
    answers.endTurn();

    assertThat(sent).hasSize(2);
  }

  @Test
  void what_is_given_up_is_not_told_and_does_not_stall_what_is_decided_again() {
    decide(EDGE);
    answers.aborted();
    answers.endTurn();
    assertThat(sent).isEmpty();
    pass(Answers.COMMITTED_WITHIN.plusMillis(1));

    decide(EDGE);
    answers.endTurn();

    assertThat(sent).hasSize(1);
  }

  @Test
  void answers_that_wait_for_a_commit_are_bounded() {
    decide(EDGE);
    pass(Answers.COMMITTED_WITHIN.plusMillis(1));
    for (int i = 0; i < Answers.HELD_BACK_MAX + 10; i++) {
      decide(EDGE);
    }

    answers.committed();

    assertThat(sent).hasSize(Answers.HELD_BACK_MAX / Answers.TOGETHER_MAX);
  }

  private void decide(String address) {
    answers.deciding();
    answers.tell(
        address,
        new BookingReply(
            "c",
            "e",
            address,
            false,
            0,
            0L,
            Instant.EPOCH,
            new Refusal(RejectionCode.SEAT_TAKEN, List.of(), null, List.of())));
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}

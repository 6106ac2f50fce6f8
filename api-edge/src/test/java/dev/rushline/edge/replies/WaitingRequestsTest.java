package dev.rushline.edge.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WaitingRequestsTest {
  private static final long TIMEOUT = 1000;
  private static final OwnerAnswer ANSWER = new OwnerAnswer.Silent();

  private final WaitingRequests<OwnerAnswer> waiting =
      new WaitingRequests<>(2, TIMEOUT, ANSWER, ProblemCode.BOOKING_UNAVAILABLE);

  @Test
  void an_answer_ends_the_wait_it_belongs_to() {
    var one = waiting.await("1", 0);
    var other = waiting.await("2", 0);
    waiting.answer("2", ANSWER);
    assertThat(one).isNotDone();
    assertThat(other).isCompletedWithValue(ANSWER);
    assertThat(waiting.count()).isEqualTo(1);
  }

  @Test
  void an_answer_that_nobody_waits_for_is_of_no_effect() {
    waiting.answer("never asked", ANSWER);
    assertThat(waiting.count()).isZero();
  }

  @Test
  void a_wait_ends_in_silence_at_its_deadline_and_not_before() {
    var answer = waiting.await("1", 0);
    waiting.endOverdue(TIMEOUT - 1);
    assertThat(answer).isNotDone();
    waiting.endOverdue(TIMEOUT);
    assertThat(answer.join()).isInstanceOf(OwnerAnswer.Silent.class);
    assertThat(waiting.count()).isZero();
  }

  @Test
  void one_more_than_may_wait_is_refused_and_leaves_no_trace() {
    assertThat(waiting.await("1", 0)).isNotDone();
    assertThat(waiting.await("2", 0)).isNotDone();
    assertThatThrownBy(() -> waiting.await("3", 0))
        .isInstanceOfSatisfying(
            ProblemException.class,
            p -> assertThat(p.code()).isEqualTo(ProblemCode.BOOKING_UNAVAILABLE));
    waiting.answer("1", ANSWER);
    assertThat(waiting.await("4", 0)).isNotDone();
  }

  @Test
  void a_command_that_was_not_sent_fails_its_wait() {
    var answer = waiting.await("1", 0);
    waiting.fail("1", new IllegalStateException("buffer full"));
    assertThat(answer).isCompletedExceptionally();
    assertThat(waiting.count()).isZero();
  }
}

package dev.rushline.edge.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often owners may be asked. */
class AskingBoundsTest {
  private static final int A_FEW = 3;
  private static final int MANY = 1_000_000;

  private long now;

  private AskingBounds bounds(int customerPerMinute, int edgePerSecond) {
    return new AskingBounds(customerPerMinute, edgePerSecond, () -> now);
  }

  private void after(Duration time) {
    now += time.toNanos();
  }

  private static ProblemException refused(Runnable question) {
    return catchThrowableOfType(ProblemException.class, question::run);
  }

  @Test
  void a_customer_may_ask_a_few_times_a_minute_and_is_told_when_to_ask_again() {
    AskingBounds bounds = bounds(A_FEW, MANY);
    for (int time = 0; time < A_FEW; time++) {
      bounds.ask("ada");
    }
    after(Duration.ofSeconds(20));

    ProblemException refusal = refused(() -> bounds.ask("ada"));

    assertThat(refusal.code()).isEqualTo(ProblemCode.TOO_MANY_QUESTIONS);
    assertThat(refusal.headers()).containsEntry("Retry-After", "40");
    after(Duration.ofSeconds(40));
    bounds.ask("ada");
  }

  @Test
  void one_customer_does_not_use_up_what_another_may_ask() {
    AskingBounds bounds = bounds(A_FEW, MANY);
    for (int time = 0; time < 100; time++) {
      refused(() -> bounds.ask("ada"));
    }

    bounds.ask("bob");
  }

  @Test
  void all_customers_together_may_ask_so_much_and_crowd_nobody_out_of_what_has_no_such_bound() {
    AskingBounds bounds = bounds(A_FEW, 50);
    for (int customer = 0; customer < 50; customer++) {
      bounds.ask("fan-" + customer);
    }

    assertThatThrownBy(() -> bounds.ask("one more")).isInstanceOf(ProblemException.class);
    for (int customer = 0; customer < 1_000; customer++) {
      bounds.askUncrowded("in-line-or-paying-" + customer);
    }
    after(Duration.ofSeconds(1));
    bounds.ask("one more");
  }

  @Test
  void whom_the_crowd_keeps_from_asking_has_not_asked() {
    AskingBounds bounds = bounds(A_FEW, 1);
    bounds.ask("somebody");
    for (int time = 0; time < 10 * A_FEW; time++) {
      assertThat(refused(() -> bounds.ask("ada")).headers()).containsEntry("Retry-After", "1");
    }

    bounds.askUncrowded("ada");
  }

  @Test
  void all_questions_of_a_customer_count() {
    AskingBounds bounds = bounds(A_FEW, MANY);
    for (int time = 0; time < A_FEW; time++) {
      bounds.askUncrowded("ada");
    }

    assertThat(refused(() -> bounds.askUncrowded("ada")).code())
        .isEqualTo(ProblemCode.TOO_MANY_QUESTIONS);
    assertThat(refused(() -> bounds.ask("ada")).code()).isEqualTo(ProblemCode.TOO_MANY_QUESTIONS);
  }
}

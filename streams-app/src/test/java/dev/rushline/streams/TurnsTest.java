package dev.rushline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Instant ONE = Instant.ofEpochSecond(1);
  private static final Instant TWO = Instant.ofEpochSecond(2);
  private static final Instant THREE = Instant.ofEpochSecond(3);

  private static final EventId A = new EventId("a");
  private static final EventId B = new EventId("b");
  private static final EventId C = new EventId("c");
  private static final EventId LATER = new EventId("later");

  private final Turns turns = new Turns();

  @Test
  void an_event_has_one_moment_the_last_that_was_set() {
    turns.set(A, ONE);
    turns.set(B, TWO);
    turns.set(A, THREE);
    turns.set(A, THREE);

    assertThat(turns.first()).contains(new Turns.Turn(TWO, B));
    assertThat(turns.of(A)).contains(THREE);
    turns.set(A, ONE);
    assertThat(turns.first()).contains(new Turns.Turn(ONE, A));
  }

  @Test
  void what_was_forgotten_never_comes() {
    turns.set(A, ONE);
    turns.forget(A);
    turns.forget(B);

    assertThat(turns.first()).isEmpty();
    assertThat(turns.of(A)).isEmpty();
    assertThat(turns.take(THREE, 10)).isEmpty();
  }

  @Test
  void those_whose_moment_has_come_are_taken_once_in_their_order_and_no_more_than_wanted() {
    turns.set(LATER, THREE);
    turns.set(B, ONE);
    turns.set(C, TWO);
    turns.set(A, ONE);

    assertThat(turns.take(TWO, 2)).containsExactly(A, B);
    assertThat(turns.take(TWO, 2)).containsExactly(C);
    assertThat(turns.take(TWO, 2)).isEmpty();
    assertThat(turns.first()).contains(new Turns.Turn(THREE, LATER));
  }
}

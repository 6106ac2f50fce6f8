package dev.rushline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Instant ONE = Instant.ofEpochSecond(1);
  private static final Instant TWO = Instant.ofEpochSecond(2);
  private static final Instant THREE = Instant.ofEpochSecond(3);

  private final Turns turns = new Turns();

  @Test
  void an_event_has_one_moment_the_last_that_was_set() {
    turns.set("a", ONE);
    turns.set("b", TWO);
    turns.set("a", THREE);
    turns.set("a", THREE);

    assertThat(turns.first()).contains(new Turns.Turn(TWO, "b"));
    assertThat(turns.of("a")).contains(THREE);
    turns.set("a", ONE);
    assertThat(turns.first()).contains(new Turns.Turn(ONE, "a"));
  }

  @Test
  void what_was_forgotten_never_comes() {
    turns.set("a", ONE);
    turns.forget("a");
    turns.forget("b");

    assertThat(turns.first()).isEmpty();
    assertThat(turns.of("a")).isEmpty();
    assertThat(turns.take(THREE, 10)).isEmpty();
  }

  @Test
  void those_whose_moment_has_come_are_taken_once_in_their_order_and_no_more_than_wanted() {
    turns.set("later", THREE);
    turns.set("b", ONE);
    turns.set("c", TWO);
    turns.set("a", ONE);

    assertThat(turns.take(TWO, 2)).containsExactly("a", "b");
    assertThat(turns.take(TWO, 2)).containsExactly("c");
    assertThat(turns.take(TWO, 2)).isEmpty();
    assertThat(turns.first()).contains(new Turns.Turn(THREE, "later"));
  }
}

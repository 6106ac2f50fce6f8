package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.Place;
import dev.rushline.schemas.queue.PlaceStatus;
import org.junit.jupiter.api.Test;

/** What is remembered of a place is never older than what has happened to it. */
class KnownPlacesTest {
  private static final Place WAITING =
      new Place("ada", 1, 4L, Lines.NOW, PlaceStatus.WAITING, null, null, false);

  private final KnownPlaces places = new KnownPlaces(100);

  @Test
  void an_answer_is_remembered_for_its_event_and_fan() {
    places.remember("e1", WAITING, 10);

    assertThat(places.find("e1", "ada")).contains(WAITING);
    assertThat(places.find("e2", "ada")).isEmpty();
    assertThat(places.find("e1", "bob")).isEmpty();
  }

  @Test
  void that_a_place_has_ended_is_not_remembered_nor_what_was_before() {
    places.remember("e1", WAITING, 10);
    places.remember(
        "e1",
        new Place("ada", 1, 4L, Lines.NOW, PlaceStatus.ENDED, null, EndReason.LEFT, false),
        20);

    assertThat(places.find("e1", "ada")).isEmpty();
  }

  @Test
  void what_happens_makes_it_forgotten() {
    places.remember("e1", WAITING, 10);
    places.forget("e1", "ada", 20);

    assertThat(places.find("e1", "ada")).isEmpty();
  }

  @Test
  void an_answer_that_was_asked_for_before_it_happened_is_not_remembered() {
    places.forget("e1", "ada", 20);

    places.remember("e1", WAITING, 10);
    assertThat(places.find("e1", "ada")).isEmpty();
    places.remember("e1", WAITING, 21);
    assertThat(places.find("e1", "ada")).contains(WAITING);
  }
}

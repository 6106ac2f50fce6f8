package dev.rushline.search.projection;

import static dev.rushline.search.projection.Facts.cancelled;
import static dev.rushline.search.projection.Facts.event;
import static dev.rushline.search.projection.Facts.performer;
import static dev.rushline.search.projection.Facts.plays;
import static dev.rushline.search.projection.Facts.price;
import static dev.rushline.search.projection.Facts.venue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a document says, and which documents a change concerns. Runs without Kafka or Quarkus. */
class ProjectionTest {

  /** Two events at one venue, a third elsewhere; Ada plays in two of them. */
  private static Search catalogue() {
    Search search =
        new Search()
            .told(venue("hall", "Hall"), venue("club", "Club"))
            .told(performer("ada", "Ada"), performer("bob", "Bob"), performer("cy", "Cy"))
            .told(event("e1", "hall"), event("e2", "hall"), event("e3", "club"))
            .told(plays("e1", 0, "bob"), plays("e1", 1, "ada"), plays("e3", 0, "ada"))
            .told(price("e1", 0, 9_000), price("e1", 1, 4_500), price("e2", 0, 0));
    search.news();
    return search;
  }

  private static Consumer<Search> fact(Fact fact) {
    return search -> search.told(fact);
  }

  private static Consumer<Search> removal(Consumer<Projection> removal) {
    return search -> search.told(removal);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        //        change                                             what => events concerned
        row("a venue is renamed", fact(venue("hall", "Arena")), "e1", "e2"),
        row("a venue nobody plays at is new", fact(venue("barn", "Barn"))),
        row("a venue is said again", fact(venue("hall", "Hall"))),
        row("a performer is renamed", fact(performer("ada", "Ada L.")), "e1", "e3"),
        row("a performer who plays nowhere is renamed", fact(performer("cy", "Cyd"))),
        row("an event is renamed", fact(event("e2", "Gala", "hall")), "e2"),
        row("an event moves", fact(event("e2", "club")), "e2"),
        row("an event is cancelled", fact(cancelled(event("e2", "hall"))), "e2"),
        row("an event is said again", fact(event("e2", "hall"))),
        row("somebody joins a programme", fact(plays("e2", 0, "cy")), "e2"),
        row("somebody unknown joins a programme", fact(plays("e2", 0, "dee"))),
        row("a programme changes its order", fact(plays("e1", 0, "ada")), "e1"),
        row("somebody leaves", removal(p -> p.removePerformance("e1", 1)), "e1"),
        row("nobody leaves", removal(p -> p.removePerformance("e1", 7))),
        row("the lowest price falls", fact(price("e1", 1, 4_000)), "e1"),
        row("a higher price changes", fact(price("e1", 0, 8_000))),
        row("the lowest price goes", removal(p -> p.removePrice("e1", 1)), "e1"),
        row("no price goes", removal(p -> p.removePrice("e1", 7))),
        row("seats are told", fact(new Fact.SeatsLeft("e1", 12)), "e1"),
        row("seats of an unknown event are told", fact(new Fact.SeatsLeft("e9", 12))),
        row("an event goes", removal(p -> p.removeEvent("e3")), "e3"),
        row("a venue goes", removal(p -> p.removeVenue("hall")), "e1", "e2"),
        row("a performer goes", removal(p -> p.removePerformer("bob")), "e1"));
  }

  private static Arguments row(String what, Consumer<Search> change, String... events) {
    return Arguments.of(what, change, List.of(events));
  }

  @ParameterizedTest(name = "{0} => {2}")
  @MethodSource("changes")
  void a_change_makes_new_documents_of_the_events_it_concerns(
      String what, Consumer<Search> change, List<String> concerned) {
    Search search = catalogue();

    change.accept(search);

    assertThat(search.changed()).as(what).isEqualTo(concerned);
    assertThat(search.changed()).as("nothing is left").isEmpty();
  }

  @Test
  void a_document_has_the_new_name_of_its_venue() {
    Search search = catalogue().told(venue("hall", "Arena"));

    assertThat(search.document("e1").venue().name()).isEqualTo("Arena");
    assertThat(search.document("e2").venue().name()).isEqualTo("Arena");
    assertThat(search.document("e3").venue().name()).isEqualTo("Club");
  }

  @Test
  void an_event_that_moved_no_longer_follows_its_former_venue() {
    Search search = catalogue().told(event("e2", "club"));
    search.news();

    assertThat(search.told(venue("hall", "Arena")).changed()).containsExactly("e1");
    assertThat(search.told(venue("club", "Cellar")).changed()).containsExactly("e2", "e3");
  }

  @Test
  void an_event_no_longer_follows_a_performer_who_was_replaced() {
    Search search = catalogue().told(plays("e1", 1, "cy"));
    search.news();

    assertThat(search.told(performer("ada", "Ada L.")).changed()).containsExactly("e3");
    assertThat(search.told(performer("cy", "Cyd")).changed()).containsExactly("e1");
  }

  @Test
  void performers_stand_in_the_order_of_the_programme_each_once() {
    Search search =
        catalogue()
            .told(plays("e1", 12, "cy"), plays("e1", 2, "bob"), plays("e1", 3, "dee"))
            .told(performer("dee", "Dee"));

    assertThat(search.document("e1").performers())
        .extracting(Fact.Performer::name)
        .containsExactly("Bob", "Ada", "Dee", "Cy");
  }

  @Test
  void the_lowest_price_counts_and_free_is_a_price() {
    Search search = catalogue();

    assertThat(search.document("e1").fromPriceMinor()).isEqualTo(OptionalLong.of(4_500));
    assertThat(search.document("e2").fromPriceMinor()).isEqualTo(OptionalLong.of(0));
    assertThat(search.document("e3").fromPriceMinor()).isEmpty();
  }

  @Test
  void a_sale_closes_with_the_start_unless_the_organiser_said_otherwise() {
    assertThat(catalogue().document("e1").closesAt()).isEqualTo(Facts.START);
  }

  @Test
  void no_seats_left_is_not_the_same_as_nothing_told() {
    Search search = catalogue();
    assertThat(search.document("e1").seatsLeft()).isEmpty();

    search.told(new Fact.SeatsLeft("e1", 0));

    assertThat(search.document("e1").seatsLeft()).isEqualTo(OptionalInt.of(0));
    assertThat(search.told(new Fact.SeatsLeft("e1", 0)).changed()).isEmpty();
  }

  @Test
  void an_event_has_no_document_before_its_venue_is_known() {
    Search search = new Search().told(event("e1", "hall"), price("e1", 0, 100));
    assertThat(search.changed()).isEmpty();

    search.told(venue("hall", "Hall"));

    assertThat(search.document("e1").venue().name()).isEqualTo("Hall");
  }

  @Test
  void an_event_whose_venue_goes_is_withdrawn_and_comes_back_with_it() {
    Search search = catalogue().told(projection -> projection.removeVenue("club"));
    assertThat(search.document("e3")).isNull();

    search.told(venue("club", "Club"));

    assertThat(search.document("e3")).isNotNull();
  }

  @Test
  void many_changes_between_two_looks_are_one_document() {
    Search search = catalogue();

    for (int i = 0; i < 100; i++) {
      search.told(new Fact.SeatsLeft("e1", i), event("e1", "Take " + i, "hall"));
    }

    assertThat(search.news()).hasSize(1);
    assertThat(search.document("e1").event().name()).isEqualTo("Take 99");
  }

  @Test
  void a_change_that_was_taken_back_in_time_is_no_news() {
    Search search = catalogue().told(venue("hall", "Arena"), venue("hall", "Hall"));

    assertThat(search.news()).isEmpty();
  }

  @Test
  void a_look_takes_no_more_than_it_was_told_to_and_the_first_marked_first() {
    Search search = catalogue().told(event("e3", "Late", "club"), venue("hall", "Arena"));

    assertThat(search.drain(2)).extracting(Outcome::eventId).containsExactly("e3", "e1");
    assertThat(search.marked()).isEqualTo(1);
    assertThat(search.drain(2)).extracting(Outcome::eventId).containsExactly("e2");
    assertThat(search.drain(2)).isEmpty();
  }
}

package dev.rushline.search.projection;

import static dev.rushline.search.projection.Facts.event;
import static dev.rushline.search.projection.Facts.venue;
import static dev.rushline.search.projection.Search.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document's version only grows: through clocks, deletions and lost memories. */
class VersionTest {

  private static Search withAnEvent() {
    Search search = new Search().told(venue("hall", "Hall"), event("e1", "hall"));
    search.news();
    return search;
  }

  @ParameterizedTest(name = "former {0}, clock {1} => {2}")
  @CsvSource({
    // former version  clock  => version
    "   1000,           2000,    2000", // time went on
    "   2000,           2000,    2001", // within one millisecond
    "   2000,           1999,    2001", // the clock was set back
    "   2000,           0,       2001",
  })
  void a_version_is_the_time_or_one_more_than_the_former_one(long former, long clock, long next) {
    Search search = new Search().at(former).told(venue("hall", "Hall"), event("e1", "hall"));
    search.news();
    assertThat(search.version("e1")).isEqualTo(former);

    search.at(clock).told(event("e1", "Renamed", "hall")).news();

    assertThat(search.version("e1")).isEqualTo(next);
  }

  @Test
  void a_deletion_has_a_version_and_so_has_what_comes_after_it() {
    Search search = withAnEvent();

    List<Outcome> gone = search.told(projection -> projection.removeEvent("e1")).news();
    List<Outcome> back = search.told(event("e1", "hall")).news();

    assertThat(gone).containsExactly(new Outcome.Withdrawn("e1", NOW + 1));
    assertThat(back).singleElement().isInstanceOf(Outcome.Written.class);
    assertThat(search.version("e1")).isEqualTo(NOW + 2);
  }

  @Test
  void an_event_is_withdrawn_once() {
    Search search = withAnEvent().told(projection -> projection.removeEvent("e1"));
    search.news();

    assertThat(search.told(projection -> projection.removeEvent("e1")).news()).isEmpty();
  }

  @Test
  void a_deletion_of_what_nobody_remembers_is_passed_on() {
    Search search = new Search();

    assertThat(search.told(projection -> projection.removeEvent("e1")).news())
        .containsExactly(new Outcome.Withdrawn("e1", NOW));
  }

  @Test
  void an_event_that_came_and_went_between_two_looks_is_withdrawn_not_written() {
    Search search =
        new Search()
            .told(venue("hall", "Hall"), event("e1", "hall"))
            .told(projection -> projection.removeEvent("e1"));

    assertThat(search.news()).containsExactly(new Outcome.Withdrawn("e1", NOW));
  }

  @Test
  void who_has_lost_everything_goes_on_with_higher_versions_as_the_clock_does() {
    long before = withAnEvent().version("e1");

    Search anew = new Search().at(NOW + 1).told(venue("hall", "Hall"), event("e1", "hall"));
    anew.news();

    assertThat(anew.version("e1")).isGreaterThan(before);
  }
}

package dev.rushline.search.projection;

import static dev.rushline.search.projection.Facts.event;
import static dev.rushline.search.projection.Facts.performer;
import static dev.rushline.search.projection.Facts.plays;
import static dev.rushline.search.projection.Facts.price;
import static dev.rushline.search.projection.Facts.venue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five topics have no order between them: the documents in the end are the same in any. */
class AnyOrderTest {
  private static final List<Fact> CATALOGUE =
      List.of(
          venue("hall", "Hall"),
          venue("club", "Club"),
          performer("ada", "Ada"),
          performer("bob", "Bob"),
          event("e1", "hall"),
          event("e2", "club"),
          plays("e1", 0, "bob"),
          plays("e1", 1, "ada"),
          plays("e2", 0, "ada"),
          price("e1", 0, 9_000),
          price("e1", 1, 4_500),
          new Fact.SeatsLeft("e1", 12),
          new Fact.SeatsLeft("e2", 0));

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void rows_may_arrive_in_any_order_and_be_looked_at_in_between(long seed) {
    Map<String, Content> expected = told(CATALOGUE).documents();
    Random random = new Random(seed);

    for (int round = 0; round < 50; round++) {
      List<Fact> shuffled = new ArrayList<>(CATALOGUE);
      Collections.shuffle(shuffled, random);
      Search search = new Search();
      for (Fact fact : shuffled) {
        search.told(fact);
        if (random.nextBoolean()) {
          search.news();
        }
      }

      assertThat(search.documents()).isEqualTo(expected);
    }
  }

  private static Search told(List<Fact> facts) {
    return new Search().told(facts.toArray(Fact[]::new));
  }
}

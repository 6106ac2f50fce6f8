package dev.rushline.search.judged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JudgedSetTest {
  private final List<JudgedEvent> events =
      List.of(
          new JudgedEvent("e1", "Rusalka", List.of("Antonín Dvořák", "Jiří Bělohlávek"), "Praha"),
          new JudgedEvent("e2", "Requiem", List.of("Antonín Dvořák", "Jakub Hrůša"), "Brno"),
          new JudgedEvent("e3", "A Hard Day's Night", List.of(), "Liverpool"));

  @Test
  void the_same_events_and_seed_make_the_same_queries() {
    List<JudgedEvent> reordered = new ArrayList<>(events);
    Collections.shuffle(reordered, new Random(3));

    assertThat(JudgedSet.of(reordered, 7, 5)).isEqualTo(JudgedSet.of(events, 7, 5));
    assertThat(JudgedSet.of(events, 8, 5)).isNotEqualTo(JudgedSet.of(events, 7, 5));
  }

  @Test
  void there_are_queries_of_every_kind_and_each_expects_something() {
    List<JudgedQuery> queries = JudgedSet.of(events, 1, 5);

    assertThat(queries.stream().map(JudgedQuery::kind).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(QueryKind.class));
    assertThat(queries).noneMatch(query -> query.expected().isEmpty());
  }

  @Test
  void a_performer_is_expected_with_all_their_events() {
    assertThat(JudgedSet.of(events, 1, 100))
        .filteredOn(query -> query.kind() == QueryKind.MISSING_ACCENTS)
        .filteredOn(query -> query.text().equals("Antonin Dvorak"))
        .singleElement()
        .satisfies(query -> assertThat(query.expected()).containsExactlyInAnyOrder("e1", "e2"));
  }

  @Test
  void answers_are_worth_what_stands_in_the_first_ten_places() {
    Relevance relevance = new Relevance();
    JudgedQuery query = JudgedSet.of(events, 1, 100).getFirst();
    List<String> late = new ArrayList<>(Collections.nCopies(10, "other"));
    late.addAll(query.expected());

    relevance.judge(query, List.copyOf(query.expected()));
    relevance.judge(query, late);

    assertThat(relevance.recall(query.kind())).isEqualTo(0.5);
    assertThat(relevance.reciprocalRank(query.kind())).isEqualTo(0.5);
  }
}

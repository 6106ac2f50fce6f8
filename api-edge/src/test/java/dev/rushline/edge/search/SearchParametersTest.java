package dev.rushline.edge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for, without HTTP. */
class SearchParametersTest {

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # query                        | field
          keywrod=mozart                 | keywrod
          keyword=!!!                    | keyword
          keyword=a&keyword=b            | keyword
          from=yesterday                 | from
          from=2030-13-01                | from
          from=0001-01-01                | from
          from=2030-05-02&to=2030-05-01  | to
          city=                          | city
          lat=48                         | lon
          lon=16                         | lat
          lat=48&lon=16                  | lat
          lat=91&lon=16&within=5         | lat
          lat=NaN&lon=16&within=5        | lat
          within=5                       | within
          lat=48&lon=16&within=0         | within
          lat=48&lon=16&within=1e3       | within
          available=yes                  | available
          priceFrom=-1                   | priceFrom
          priceFrom=2&priceTo=1          | priceTo
          sort=name                      | sort
          sort=distance                  | sort
          limit=0                        | limit
          limit=51                       | limit
          limit=99999999999999999        | limit
          cursor=                        | cursor
          """)
  void nonsense_is_refused_with_the_parameter_at_fault(String query, String field) {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> SearchParameters.read(parameters(query)));

    assertThat(refused.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
    assertThat(fields(refused)).contains(field);
  }

  @Test
  void all_faults_are_told_at_once() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> SearchParameters.read(parameters("foo=1&limit=0&sort=x&available=maybe")));

    assertThat(fields(refused)).containsExactlyInAnyOrder("foo", "limit", "sort", "available");
  }

  @Test
  void too_much_of_anything_is_refused() {
    assertThat(refusedFields("keyword=" + "x".repeat(201))).contains("keyword");
    assertThat(refusedFields("keyword=" + "x ".repeat(21))).contains("keyword");
    assertThat(refusedFields("city=" + "x".repeat(101))).contains("city");
    assertThat(refusedFields("city=x&".repeat(11))).contains("city");
    assertThat(refusedFields("cursor=" + "x".repeat(2049))).contains("cursor");
    assertThat(refusedFields("x".repeat(500) + "<script>=1")).allMatch(f -> f.length() <= 40);
  }

  @Test
  void all_spellings_of_a_search_share_one_address() {
    String one =
        SearchParameters.read(
                parameters("limit=20&keyword=  Mozart   WIEN&city=Wien&city=graz&sort=relevance"))
            .canonical();
    String other =
        SearchParameters.read(parameters("available=false&city=Graz&city=wien&keyword=mozart wien"))
            .canonical();

    assertThat(one).isEqualTo("/event/search?city=graz&city=wien&keyword=mozart+wien");
    assertThat(other).isEqualTo(one);
  }

  @Test
  void the_same_moment_in_two_offsets_is_one_address() {
    assertThat(SearchParameters.read(parameters("from=2030-05-01T02:00:00+02:00")).canonical())
        .isEqualTo(SearchParameters.read(parameters("from=2030-05-01")).canonical());
  }

  @Test
  void without_parameters_everything_is_searched() {
    SearchRequest request = SearchParameters.read(Map.of());

    assertThat(request.keyword().isEmpty()).isTrue();
    assertThat(request.canonical()).isEqualTo("/event/search");
  }

  private static List<String> refusedFields(String query) {
    return fields(
        catchThrowableOfType(
            ProblemException.class, () -> SearchParameters.read(parameters(query))));
  }

  private static List<String> fields(ProblemException refused) {
    List<?> errors = (List<?>) refused.problem().extensions().get("errors");
    return errors.stream().map(error -> ((FieldError) error).field()).toList();
  }

  private static Map<String, List<String>> parameters(String query) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters
            .computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>())
            .add(pair.substring(equals + 1));
      }
    }
    return parameters;
  }
}

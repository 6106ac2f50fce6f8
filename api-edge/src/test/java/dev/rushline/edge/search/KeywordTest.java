package dev.rushline.edge.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeywordTest {

  @Test
  void words_in_quotation_marks_are_one_phrase() {
    Keyword keyword = Keyword.of("  Mozart \u201eGreat  Mass\u201d vienna ");

    assertThat(keyword.words()).containsExactly("mozart", "vienna");
    assertThat(keyword.phrases()).containsExactly("great mass");
  }

  @Test
  void a_quotation_mark_alone_is_passed_over() {
    Keyword keyword = Keyword.of("7\" single");

    assertThat(keyword.words()).containsExactly("7", "single");
    assertThat(keyword.phrases()).isEmpty();
  }

  @Test
  void signs_of_query_languages_are_parts_of_words() {
    Keyword keyword = Keyword.of("name:* OR (a AND NOT b)~2 {\"match_all\":{}}");

    assertThat(keyword.everyWord()).contains("name:*", "or", "(a", "match_all");
    assertThat(keyword.phrases()).isEmpty();
  }

  @Test
  void signs_without_a_letter_or_digit_say_nothing() {
    assertThat(Keyword.of("!!! & --").isEmpty()).isTrue();
    assertThat(Keyword.of("simon & garfunkel").words()).containsExactly("simon", "garfunkel");
  }

  @Test
  void composed_and_decomposed_accents_are_one_spelling() {
    assertThat(Keyword.of("Dvo\u0159a\u0301k")).isEqualTo(Keyword.of("dvo\u0159\u00e1k"));
  }
}

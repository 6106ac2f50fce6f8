package dev.rushline.edge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zappa       | Zappa Plays Zappa   | <em>Zappa</em> Plays <em>Zappa</em>",
        "zap         | Zappa Plays         | <em>Zappa</em> Plays",
        "dvorak      | Antonín Dvořák      | Antonín <em>Dvořák</em>",
        "DVOŘÁK      | Antonin Dvorak      | Antonin <em>Dvorak</em>",
        "strasse     | Lange Straße        | Lange <em>Straße</em>",
        "n york      | New York            | New <em>York</em>",
        "\"new york\"| New York            | <em>New</em> <em>York</em>",
        "b           | A & <b> 'c' \"d\"   | A &amp; &lt;<em>b</em>&gt; &#x27;c&#x27; &quot;d&quot;",
      })
  void words_are_marked_as_the_index_finds_them(String typed, String name, String marked) {
    assertThat(Marker.ofBeginnings(Keyword.of(typed), false).mark(name).html()).isEqualTo(marked);
  }

  @Test
  void what_does_not_fit_is_not_marked() {
    assertThat(Marker.ofBeginnings(Keyword.of("appa"), false).mark("Zappa")).isNull();
    assertThat(Marker.ofBeginnings(Keyword.of("zappas"), false).mark("Zappa")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "zapap, Zappa, true", // swapped, and the beginning of Zappa with one error
    "xappa, Zappa, false", // the first letter has to be right
    "philhramonik, Philharmonic, true",
    "zz, Zappa, false", // too short for an error
    "mozrt, Mozarteum, true",
  })
  void beginnings_may_have_errors_when_that_is_asked(String typed, String name, boolean fits) {
    assertThat(Marker.ofBeginnings(Keyword.of(typed), true).mark(name) != null).isEqualTo(fits);
    assertThat(Marker.ofBeginnings(Keyword.of(typed), false).mark(name)).isNull();
  }

  @Test
  void words_that_were_meant_are_marked_whole_if_they_are_near_enough() {
    Spelling spelling =
        new Spelling(
            List.of(
                new Spelling.Word(
                    "yrok",
                    "yrok",
                    false,
                    List.of(new Spelling.Meant("york", 1), new Spelling.Meant("rock", 2)))));

    Marker.Marked marked =
        Marker.of(Keyword.of("yrok"), spelling, Forgiveness.TYPING_ERRORS)
            .mark("Rock in York, Yorkshire");

    assertThat(marked).isEqualTo(new Marker.Marked("Rock in <em>York</em>, Yorkshire", 1));
  }
}

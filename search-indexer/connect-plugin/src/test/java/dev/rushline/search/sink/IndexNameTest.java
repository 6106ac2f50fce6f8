package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNameTest {

  @ParameterizedTest
  @CsvSource({
    // pattern        topic         => index
    "events,          search.docs,  events",
    "${topic},        search.docs,  search.docs",
    "${topic},        Search.Docs,  search.docs",
    "prod-${topic}-1, films,        prod-films-1",
  })
  void an_index_is_named_by_the_pattern_and_the_topic(String pattern, String topic, String index) {
    assertThat(new IndexName(pattern).of(topic)).isEqualTo(index);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Events", "a b", "a*", "_all", "-a", "+a", ".", "..", "a,b", "a:b", ""})
  void a_pattern_that_can_never_be_a_name_is_a_fault(String pattern) {
    assertThat(new IndexName(pattern).fault()).isPresent();
  }

  @Test
  void a_topic_that_makes_no_name_is_its_records_fault() {
    assertThatThrownBy(() -> new IndexName("${topic}").of("_private"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("\"_private\" cannot be an index");
    assertThatThrownBy(() -> new IndexName("${topic}").of("x".repeat(256)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("longer than 255 bytes");
  }
}

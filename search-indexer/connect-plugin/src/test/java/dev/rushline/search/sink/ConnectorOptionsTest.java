package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorOptionsTest {
  private final ElasticsearchSinkConnector connector = new ElasticsearchSinkConnector();

  @Test
  void an_address_is_enough() {
    assertThat(errors(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // option                       value                  => message
    "connection.url,                localhost:9200,           is no address such as http://localhost:9200",
    "connection.url,                'http://a:9200,ftp://b',  ftp://b is no address",
    "connection.url,                'http://a b:9200',        is no address",
    "connection.url,                'http://me:pw@a:9200',    the user belongs into connection.username",
    "connection.url,                '',                       at least one address",
    "index,                         Events,                   must be in lower case",
    "index,                         '${topic}*',              must be in lower case",
    "version.source,                header:,                  'it can be header:NAME, field:NAME'",
    "version.source,                timestamp,                'it can be header:NAME, field:NAME'",
    "behavior.on.null.values,       drop,                     'it can be fail, ignore, delete'",
    "behavior.on.malformed.documents, skip,                   'it can be fail, warn, ignore'",
    "decimals,                      base64,                   'it can be number, string'",
    "batch.size,                    0,                        Value must be at least 1",
    "batch.bytes.max,               1,                        Value must be at least 1024",
    "max.in.flight.requests,        65,                       Value must be no more than 64",
    "max.retries,                   -1,                       Value must be at least 0",
    "linger.ms,                     many,                     Not a number",
    "require.alias,                 perhaps,                  Expected value to be either true or false",
  })
  void a_wrong_value_says_what_is_right(String option, String value, String message) {
    assertThat(errors(Map.of(option, value)).get(option))
        .anySatisfy(error -> assertThat(error).contains(message));
  }

  @Test
  void without_an_address_it_says_so() {
    assertThat(connector.validate(Map.of()).configValues())
        .filteredOn(value -> value.name().equals(SinkOptions.URL))
        .allMatch(value -> !value.errorMessages().isEmpty());
  }

  @Test
  void a_deletion_has_no_field_with_a_version() {
    Map<String, List<String>> errors =
        errors(Map.of(SinkOptions.VERSION_SOURCE, "field:v", SinkOptions.NULL_VALUES, "delete"));

    assertThat(errors).containsOnlyKeys(SinkOptions.VERSION_SOURCE);
  }

  @Test
  void user_and_password_belong_together() {
    assertThat(errors(Map.of(SinkOptions.USERNAME, "writer")))
        .containsOnlyKeys(SinkOptions.USERNAME);
    assertThat(
            errors(Map.of(SinkOptions.USERNAME, "writer", SinkOptions.PASSWORD_OF_USER, "secret")))
        .isEmpty();
  }

  @Test
  void choices_are_offered_and_taken_in_any_case() {
    ConfigValue choice =
        connector.validate(with(Map.of(SinkOptions.NULL_VALUES, "DELETE"))).configValues().stream()
            .filter(value -> value.name().equals(SinkOptions.NULL_VALUES))
            .findFirst()
            .orElseThrow();

    assertThat(choice.errorMessages()).isEmpty();
    assertThat(choice.recommendedValues()).isEqualTo(List.of("fail", "ignore", "delete"));
    assertThat(new SinkConfig(with(Map.of(SinkOptions.NULL_VALUES, "DELETE"))).nullValues())
        .isEqualTo(SinkOptions.NullValues.DELETE);
  }

  private Map<String, List<String>> errors(Map<String, String> options) {
    Map<String, List<String>> errors = new HashMap<>();
    for (ConfigValue value : connector.validate(with(options)).configValues()) {
      if (!value.errorMessages().isEmpty()) {
        errors.put(value.name(), value.errorMessages());
      }
    }
    return errors;
  }

  private static Map<String, String> with(Map<String, String> options) {
    Map<String, String> all = new HashMap<>();
    all.put(SinkOptions.URL, "http://localhost:9200");
    all.putAll(options);
    return all;
  }
}

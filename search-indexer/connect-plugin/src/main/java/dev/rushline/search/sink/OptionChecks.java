package dev.rushline.search.sink;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** What values of options must look like; the messages are shown by Connect's {@code validate}. */
final class OptionChecks {
  static final ConfigDef.Validator URLS =
      new Check(
          "http or https addresses",
          value -> {
            if (!(value instanceof List<?> urls)) {
              return Optional.empty();
            }
            if (urls.isEmpty()) {
              return Optional.of("at least one address is wanted");
            }
            return urls.stream().flatMap(url -> urlFault(url.toString()).stream()).findFirst();
          });

  static final ConfigDef.Validator INDEX =
      new Check(
          "a name of an index or alias, with or without ${topic}",
          value -> new IndexName(value.toString()).fault());

  static final ConfigDef.Validator VERSION_SOURCE =
      new Check(
          "header:NAME, field:NAME, offset or none",
          value ->
              VersionSource.parse(value.toString()).isPresent()
                  ? Optional.empty()
                  : Optional.of("it can be header:NAME, field:NAME, offset or none"));

  private OptionChecks() {}

  static ConfigDef.Validator choice(List<String> words) {
    return new Choice(words);
  }

  private static Optional<String> urlFault(String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null) {
        return Optional.of(text + " is no address such as http://localhost:9200");
      }
      if (url.getUserInfo() != null) {
        return Optional.of(
            "the user belongs into connection.username, the password into connection.password");
      }
      return Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of(text + " is no address: " + e.getMessage());
    }
  }

  /**
   * A check in words.
   *
   * @param allowed for the list of options
   * @param fault what is wrong with a value; empty: nothing
   */
  private record Check(String allowed, Function<Object, Optional<String>> fault)
      implements ConfigDef.Validator {
    @Override
    public void ensureValid(String name, Object value) {
      if (value != null) {
        fault
            .apply(value)
            .ifPresent(
                reason -> {
                  throw new ConfigException(name, value, reason);
                });
      }
    }

    @Override
    public String toString() {
      return allowed;
    }
  }

  /** One of a few words, in any case; Connect's user interfaces offer them. */
  private record Choice(List<String> words) implements ConfigDef.Validator, ConfigDef.Recommender {
    @Override
    public void ensureValid(String name, Object value) {
      if (value == null || !words.contains(value.toString().toLowerCase(Locale.ROOT))) {
        throw new ConfigException(name, value, "it can be " + String.join(", ", words));
      }
    }

    @Override
    public List<Object> validValues(String name, Map<String, Object> parsed) {
      return List.copyOf(words);
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsed) {
      return true;
    }

    @Override
    public String toString() {
      return String.join(", ", words);
    }
  }
}

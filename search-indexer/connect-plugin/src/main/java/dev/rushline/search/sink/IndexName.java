package dev.rushline.search.sink;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/**
 * Where a record's document goes: a fixed name, or one made of its topic's.
 *
 * @param pattern the option {@code index}; may contain {@value #TOPIC}
 */
record IndexName(String pattern) {
  /** Stands for the record's topic in lower case; index names have no capitals. */
  static final String TOPIC = "${topic}";

  private static final int BYTES_MAX = 255;
  private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/*?\"<>| ,#:\\p{javaUpperCase}]");
  private static final Pattern BAD_START = Pattern.compile("[-_+].*", Pattern.DOTALL);

  /**
   * The index of a topic's documents.
   *
   * @param topic after the connector's transforms
   * @throws DataException when Elasticsearch has no indexes of that name
   */
  String of(String topic) {
    String name = pattern.replace(TOPIC, topic.toLowerCase(Locale.ROOT));
    fault(name)
        .ifPresent(
            fault -> {
              throw new DataException("\"%s\" cannot be an index: %s".formatted(name, fault));
            });
    return name;
  }

  /** Why the pattern can never make a name; empty when it can. */
  Optional<String> fault() {
    return fault(pattern.replace(TOPIC, "topic"));
  }

  private static Optional<String> fault(String name) {
    if (name.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (name.equals(".") || name.equals("..") || BAD_START.matcher(name).matches()) {
      return Optional.of("it must not begin with -, _ or + and not be . or ..");
    }
    if (FORBIDDEN.matcher(name).find()) {
      return Optional.of(
          "it must be in lower case, without spaces and any of \\ / * ? \" < > | , # :");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      return Optional.of("it is longer than %d bytes".formatted(BYTES_MAX));
    }
    return Optional.empty();
  }
}

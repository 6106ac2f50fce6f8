package dev.rushline.local.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One connector as Connect is told about it.
 *
 * @param config its settings, a JSON object
 */
public record Connector(String name, String config) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z.]+)}}");

  /**
   * Fills in a template.
   *
   * @param template name of a resource of this package
   * @param values what its {@code {{name}}} placeholders stand for; all must be given
   */
  static Connector of(String name, String template, Map<String, String> values) throws IOException {
    return new Connector(
        name,
        PLACEHOLDER.matcher(read(template)).replaceAll(match -> value(match, template, values)));
  }

  private static String value(MatchResult match, String template, Map<String, String> values) {
    String value = values.get(match.group(1));
    if (value == null) {
      throw new IllegalArgumentException(template + " wants a value for " + match.group());
    }
    return Matcher.quoteReplacement(value);
  }

  private static String read(String template) throws IOException {
    try (InputStream in = Connector.class.getResourceAsStream(template)) {
      if (in == null) {
        throw new IOException("No connector template " + template);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

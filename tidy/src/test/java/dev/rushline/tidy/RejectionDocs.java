package dev.rushline.tidy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The page of rejections names exactly the codes there are, each with the status it is answered
 * with and whether trying again helps, and the three lists in the code name the same rejections.
 */
final class RejectionDocs implements Check {
  static final String PAGE = "docs/rejections.md";
  static final String SCHEMA = "schemas/src/main/avro/replies/RejectionCode.avsc";
  static final String RULES =
      "booking-streams/src/main/java/dev/rushline/booking/books/Rejection.java";
  static final String STATUSES =
      "api-edge/src/main/java/dev/rushline/edge/problem/ProblemCode.java";

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\d{3}) \\|");
  private static final Pattern STATUS = Pattern.compile("(?m)^ {2}([A-Z_]+)\\((\\d{3}), ");
  private static final Pattern RULE =
      Pattern.compile("(?m)^ {2}([A-Z_]+)\\(\\d+, Retry\\.([A-Z]+)\\)");
  private static final Pattern RETRY =
      Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| \\d{3} \\|[^|]*\\| (never|later|otherwise)\\b");

  /** Over HTTP a malformed command is a request that breaks rules. */
  private static final Map<String, String> OTHER_WORD = Map.of("MALFORMED", "VALIDATION_FAILED");

  @Override
  public List<String> faults(Tree tree) throws IOException {
    List<String> rejections = symbols(tree.text(SCHEMA));
    Map<String, String> statuses = pairs(STATUS, tree.text(STATUSES));
    List<String> wanted = new ArrayList<>();
    rejections.forEach(
        code -> wanted.add(code + " " + statuses.get(OTHER_WORD.getOrDefault(code, code))));
    statuses.forEach(
        (code, status) -> {
          if (!rejections.contains(code)) {
            wanted.add(code + " " + status);
          }
        });
    List<String> documented = new ArrayList<>();
    pairs(ROW, tree.text(PAGE)).forEach((code, status) -> documented.add(code + " " + status));

    List<String> faults = new ArrayList<>();
    differences(PAGE, documented, wanted, faults);
    Map<String, String> rules = pairs(RULE, tree.text(RULES));
    differences(RULES, List.copyOf(rules.keySet()), rejections, faults);
    differences(PAGE, retries(pairs(RETRY, tree.text(PAGE))), retries(rules), faults);
    return faults;
  }

  private static List<String> retries(Map<String, String> words) {
    return words.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().toLowerCase(Locale.ROOT))
        .sorted() // the order of rows is compared already
        .toList();
  }

  private static void differences(
      String file, List<String> found, List<String> wanted, List<String> faults) {
    int before = faults.size();
    wanted.stream()
        .filter(code -> !found.contains(code))
        .forEach(code -> faults.add(file + ": not there: " + code));
    found.stream()
        .filter(code -> !wanted.contains(code))
        .forEach(code -> faults.add(file + ": too much: " + code));
    if (faults.size() == before && !found.equals(wanted)) {
      faults.add(file + ": in another order than the lists in the code");
    }
  }

  private static List<String> symbols(String schema) throws IOException {
    List<String> symbols = new ArrayList<>();
    for (JsonNode symbol : new ObjectMapper().readTree(schema).path("symbols")) {
      symbols.add(symbol.asText());
    }
    return symbols;
  }

  private static Map<String, String> pairs(Pattern pattern, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pattern.matcher(text).results().forEach(found -> pairs.put(found.group(1), found.group(2)));
    return pairs;
  }
}

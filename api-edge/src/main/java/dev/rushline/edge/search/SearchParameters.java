package dev.rushline.edge.search;

import dev.rushline.edge.problem.BrokenRules;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a search from the parameters of a request, and refuses it with all its faults at once. What
 * is not understood is refused rather than passed over: a filter with a typing error would
 * otherwise find too much.
 */
final class SearchParameters {
  private static final Set<String> KNOWN =
      Set.of(
          "keyword",
          "from",
          "to",
          "city",
          "genre",
          "lat",
          "lon",
          "within",
          "available",
          "priceFrom",
          "priceTo",
          "sort",
          "limit",
          "cursor");
  private static final Set<String> MANY = Set.of("city", "genre");
  private static final int VALUES_MAX = 10;
  private static final int VALUE_LENGTH_MAX = 100;
  private static final double WITHIN_KM_MIN = 0.1;
  private static final double WITHIN_KM_MAX = 1000;
  private static final long PRICE_MAX = 1_000_000_000_000L;
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{1,15})?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,15}");

  private final Map<String, List<String>> given;
  private final BrokenRules rules = new BrokenRules();

  private SearchParameters(Map<String, List<String>> given) {
    this.given = given;
  }

  /** The search; throws VALIDATION_FAILED with all that is wrong. */
  static SearchRequest read(Map<String, List<String>> given) {
    return new SearchParameters(given).read();
  }

  /** What suggestions are asked for; throws VALIDATION_FAILED with all that is wrong. */
  static Keyword readSuggestion(Map<String, List<String>> given) {
    SearchParameters parameters = new SearchParameters(given);
    parameters.refuseUnknown(Set.of("q"), Set.of());
    Keyword keyword = parameters.keyword("q");
    parameters.rules.require(
        keyword.plain().length() >= SuggestNames.LENGTH_MIN,
        "q",
        "at least " + SuggestNames.LENGTH_MIN + " characters, one of them a letter or digit");
    parameters.rules.refuseIfAny();
    return keyword;
  }

  private SearchRequest read() {
    refuseUnknown(KNOWN, MANY);
    Keyword keyword = keyword("keyword");
    Instant from = moment("from");
    Instant to = moment("to");
    rules.require(from == null || to == null || from.isBefore(to), "to", "later than from");
    Long priceFrom = price("priceFrom");
    Long priceTo = price("priceTo");
    rules.require(
        priceFrom == null || priceTo == null || priceFrom <= priceTo,
        "priceTo",
        "priceFrom or more");
    Sort sort = sort();
    SearchRequest request =
        new SearchRequest(
            keyword,
            from,
            to,
            values("city"),
            values("genre"),
            near(sort),
            available(),
            priceFrom,
            priceTo,
            sort,
            limit(),
            cursor());
    rules.refuseIfAny();
    return request;
  }

  private void refuseUnknown(Set<String> known, Set<String> many) {
    for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
      String name = parameter.getKey();
      if (rules.require(known.contains(name), printable(name), "not a parameter of this call")
          && !many.contains(name)) {
        rules.require(parameter.getValue().size() == 1, name, "only once");
      }
    }
  }

  private String single(String name) {
    List<String> values = given.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  private Keyword keyword(String name) {
    String typed = single(name);
    if (typed == null || typed.isBlank()) {
      return Keyword.NONE;
    }
    if (!readable(typed, Keyword.LENGTH_MAX, name)) {
      return Keyword.NONE;
    }
    Keyword keyword = Keyword.of(typed);
    rules.require(!keyword.isEmpty(), name, "a letter or digit to look for");
    rules.require(
        keyword.parts() <= Keyword.PARTS_MAX, name, "at most " + Keyword.PARTS_MAX + " words");
    return keyword;
  }

  private List<String> values(String name) {
    List<String> values = given.getOrDefault(name, List.of());
    if (!rules.require(values.size() <= VALUES_MAX, name, "at most " + VALUES_MAX + " times")) {
      return List.of();
    }
    for (String value : values) {
      if (!readable(value, VALUE_LENGTH_MAX, name)
          || !rules.require(!value.isBlank(), name, "1 to " + VALUE_LENGTH_MAX + " characters")) {
        return List.of();
      }
    }
    return values.stream().map(SearchParameters::plain).distinct().sorted().toList();
  }

  /** One spelling for what the index does not tell apart. */
  private static String plain(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFC)
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  private Instant moment(String name) {
    String text = single(name);
    if (text == null) {
      return null;
    }
    try {
      Instant moment =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      int year = moment.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1000 && year <= 9999) {
        return moment;
      }
    } catch (DateTimeException e) {
      // Told below, together with times out of bounds.
    }
    rules.require(false, name, "a date such as 2030-05-01, or a time with its offset");
    return null;
  }

  private SearchRequest.Near near(Sort sort) {
    Double lat = decimal("lat", -90, 90);
    Double lon = decimal("lon", -180, 180);
    Double within = decimal("within", WITHIN_KM_MIN, WITHIN_KM_MAX);
    boolean placed = given.containsKey("lat") && given.containsKey("lon");
    boolean asked = given.containsKey("lat") || given.containsKey("lon");
    rules.require(
        !asked || placed, given.containsKey("lat") ? "lon" : "lat", "lat and lon go together");
    rules.require(!given.containsKey("within") || asked, "within", "needs lat and lon");
    rules.require(sort != Sort.DISTANCE || asked, "sort", "distance needs lat and lon");
    rules.require(
        !placed || given.containsKey("within") || sort == Sort.DISTANCE,
        "lat",
        "a place needs within, or sort=distance");
    return lat == null || lon == null ? null : new SearchRequest.Near(lat, lon, within);
  }

  private Double decimal(String name, double min, double max) {
    String text = single(name);
    if (text == null) {
      return null;
    }
    boolean number = DECIMAL.matcher(text).matches();
    // No negative zero: it would be a second spelling of the same place.
    double value = number ? Double.parseDouble(text) + 0.0 : Double.NaN;
    return rules.require(value >= min && value <= max, name, "a number, " + min + " to " + max)
        ? value
        : null;
  }

  private boolean available() {
    String text = single("available");
    rules.require(
        text == null || text.equals("true") || text.equals("false"), "available", "true or false");
    return "true".equals(text);
  }

  private Long price(String name) {
    String text = single(name);
    if (text == null) {
      return null;
    }
    long value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : -1;
    return rules.range(value, 0, PRICE_MAX, name) ? value : null;
  }

  private Sort sort() {
    String text = single("sort");
    if (text == null) {
      return Sort.RELEVANCE;
    }
    for (Sort sort : Sort.values()) {
      if (sort.name().toLowerCase(Locale.ROOT).equals(text)) {
        return sort;
      }
    }
    rules.require(
        false,
        "sort",
        Arrays.stream(Sort.values())
            .map(sort -> sort.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "one of ", "")));
    return Sort.RELEVANCE;
  }

  private int limit() {
    String text = single("limit");
    if (text == null) {
      return SearchRequest.LIMIT;
    }
    long value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : 0;
    return rules.range(value, 1, SearchRequest.LIMIT_MAX, "limit")
        ? Math.toIntExact(value)
        : SearchRequest.LIMIT;
  }

  private String cursor() {
    String text = single("cursor");
    return text == null
            || rules.require(
                !text.isEmpty() && text.length() <= SearchCursor.LENGTH_MAX,
                "cursor",
                "one of an earlier answer")
        ? text
        : null;
  }

  private boolean readable(String value, int lengthMax, String name) {
    return rules.optionalText(value, lengthMax, name)
        && rules.require(value.indexOf('\ufffd') < 0, name, "UTF-8");
  }

  /** A parameter's name as an error may repeat it. */
  private static String printable(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9_.-]", "?");
    return safe.length() <= 40 ? safe : safe.substring(0, 40);
  }
}

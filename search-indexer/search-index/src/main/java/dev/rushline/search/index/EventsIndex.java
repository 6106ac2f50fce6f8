package dev.rushline.search.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The index of events. Searches name the alias; behind it is one generation, an index whose name
 * ends with the second in which it was made. Writers name the generation, so that one that was
 * replaced is never written to through the alias.
 */
public final class EventsIndex {

  /** What searches name. */
  public static final String ALIAS = "events";

  /** Of the definition; a mapping that old generations cannot take is a new file. */
  private static final String VERSION = "events-v1";

  /** Matches every generation, of every version, in a request to Elasticsearch. */
  public static final String ALL_GENERATIONS = ALIAS + "-v*";

  private static final Pattern GENERATION = Pattern.compile(ALIAS + "-v[0-9]+-[0-9]{14}");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private EventsIndex() {}

  /** Name of the generation that is made now. */
  public static String generation(Instant now) {
    return VERSION + "-" + SECOND.format(now);
  }

  /** Whether this is the name of a generation, of any version. */
  public static boolean isGeneration(String index) {
    return GENERATION.matcher(index).matches();
  }

  /** The body of the request that creates a generation: settings and mappings, JSON. */
  public static String definition() {
    String file = VERSION + ".json";
    try (InputStream in = EventsIndex.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}

package dev.rushline.edge.catalogue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.ids.EventId;
import java.security.SecureRandom;
import java.util.Set;
import java.util.regex.Pattern;

/** Ids of events, venues and performers: chosen by clients, safe in addresses and record keys. */
public final class Ids {
  /** What ids of events look like is what all look like. */
  public static final Pattern PATTERN = EventId.PATTERN;

  /** Words that are paths of their own below {@code /event} and {@code /venue}. */
  private static final Set<String> RESERVED = Set.of("details", "import", "search", "suggest");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Ids() {}

  /** Whether this can be an id. */
  public static boolean isPossible(String id) {
    return id != null && PATTERN.matcher(id).matches() && !RESERVED.contains(id);
  }

  /** The id, or a refusal that says what ids look like. */
  public static String require(String id) {
    if (!isPossible(id)) {
      throw new ProblemException(
          ProblemCode.INVALID_ID, "An id matches " + PATTERN + " and is none of " + RESERVED);
    }
    return id;
  }

  /** A new id: 80 random bits. */
  public static String random() {
    StringBuilder id = new StringBuilder(16);
    for (int i = 0; i < 16; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}

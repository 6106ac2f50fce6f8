package dev.rushline.edge.catalogue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.util.OptionalLong;

/**
 * What a writer says must hold before the write.
 *
 * @param ifMatch the If-Match header: an ETag or {@code *}; null when absent
 * @param ifNoneMatch the If-None-Match header: {@code *} for "only if it is new"; null when absent
 */
public record Precondition(String ifMatch, String ifNoneMatch) {

  /** Nothing must hold. */
  public static final Precondition NONE = new Precondition(null, null);

  /** The ETag of a version. */
  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /** Refuses when the current version is not the one expected; empty: there is none. */
  public void check(OptionalLong current) {
    if (ifMatch != null
        && (current.isEmpty()
            || !(ifMatch.equals("*") || ifMatch.equals(etag(current.getAsLong()))))) {
      throw new ProblemException(
          ProblemCode.VERSION_MISMATCH,
          current.isEmpty() ? "There is none yet" : "Now " + etag(current.getAsLong()));
    }
    if ("*".equals(ifNoneMatch) && current.isPresent()) {
      throw new ProblemException(ProblemCode.VERSION_MISMATCH, "It exists already");
    }
  }
}

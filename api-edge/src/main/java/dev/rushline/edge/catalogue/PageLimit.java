package dev.rushline.edge.catalogue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;

/** How many entries of a list a client wants at a time. */
public final class PageLimit {
  private PageLimit() {}

  /**
   * The number a client has written.
   *
   * @param text null: none
   * @param otherwise what counts then
   * @param max the most
   * @throws ProblemException INVALID_PARAMETER unless it is from 1 to the most
   */
  public static int of(String text, int otherwise, int max) {
    if (text == null) {
      return otherwise;
    }
    int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > max) {
      throw new ProblemException(ProblemCode.INVALID_PARAMETER, "limit is 1 to " + max);
    }
    return limit;
  }
}

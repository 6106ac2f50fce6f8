package dev.rushline.edge.importing;

import java.util.List;

/**
 * What an import did.
 *
 * @param read lines that were not blank
 * @param created events that are new
 * @param updated events that changed
 * @param unchanged events the feed says nothing new about
 * @param refused lines that were not taken
 * @param refusals why, line by line; at most 1000
 * @param refusalsTruncated whether there were more refusals than are listed
 * @param seconds how long it took
 */
public record ImportResult(
    long read,
    long created,
    long updated,
    long unchanged,
    long refused,
    List<Refusal> refusals,
    boolean refusalsTruncated,
    double seconds) {

  /**
   * A line that was not taken.
   *
   * @param line its number, from 1
   * @param code why, from the closed list
   * @param reason why, for people
   */
  public record Refusal(long line, String code, String reason) {}
}

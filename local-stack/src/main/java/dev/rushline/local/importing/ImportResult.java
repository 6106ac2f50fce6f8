package dev.rushline.local.importing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Locale;

/**
 * The edge's answer to an import of events.
 *
 * @param read lines that were read
 * @param refusals the refused lines, the first ones when there are very many
 * @param refusalsTruncated whether some are left out
 * @param seconds how long it took
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImportResult(
    long read,
    long created,
    long updated,
    long unchanged,
    long refused,
    List<Refusal> refusals,
    boolean refusalsTruncated,
    double seconds) {

  public ImportResult {
    refusals = refusals == null ? List.of() : List.copyOf(refusals);
  }

  /**
   * A line that was not imported.
   *
   * @param line its number, from 1
   * @param code stable name of the reason
   * @param reason the reason for people
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Refusal(long line, String code, String reason) {
    @Override
    public String toString() {
      return "line %d: %s %s".formatted(line, code, reason).stripTrailing();
    }
  }

  /** One line for people. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%,d imported (%,d new, %,d changed, %,d unchanged), %,d refused in %.1f s",
        created + updated + unchanged,
        created,
        updated,
        unchanged,
        refused,
        seconds);
  }
}

package dev.rushline.edge.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Names that begin with what was typed so far.
 *
 * @param source as of a {@link SearchAnswer}
 * @param stale as of a {@link SearchAnswer}
 * @param ageSeconds as of a {@link SearchAnswer}
 * @param suggestions the best first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuggestAnswer(
    String source, Boolean stale, Long ageSeconds, List<Suggestion> suggestions) {

  /**
   * One name.
   *
   * @param text the name, to be searched for
   * @param kind what it is the name of: event, performer, venue or city
   * @param highlighted the name in HTML, with what fits marked by {@code em}; absent in the
   *     catalogue's answers
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Suggestion(String text, String kind, String highlighted) {}
}

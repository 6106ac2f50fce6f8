package dev.rushline.edge.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param source where the answer comes from: {@code index}, or {@code catalogue} when Elasticsearch
 *     does not answer; then nothing is forgiven, and facets, highlights, total and further pages
 *     are missing
 * @param stale true when it is an earlier answer, because Elasticsearch does not answer; absent
 *     otherwise
 * @param ageSeconds how old a stale answer is; absent otherwise
 * @param total events found, on all pages; absent in the catalogue's answers
 * @param matched how much of the keyword had to be right; absent without one
 * @param didYouMean the keyword with words nobody has replaced by words somebody has; absent when
 *     all are known
 * @param events one page of them
 * @param facets on a first page: how many there are of each kind; absent on others
 * @param next the cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchAnswer(
    String source,
    Boolean stale,
    Long ageSeconds,
    Long total,
    String matched,
    String didYouMean,
    List<FoundEvent> events,
    Facets facets,
    String next) {

  static final String INDEX = "index";
  static final String CATALOGUE = "catalogue";

  /**
   * One event.
   *
   * @param id its id
   * @param name its name
   * @param genre its genre; may be absent
   * @param start when it begins, as the organiser wrote it
   * @param state what it offers at the moment of asking
   * @param venue where it takes place
   * @param performers who performs, in the order of the programme; the first 20
   * @param currency ISO 4217 code of its prices
   * @param fromPriceMinor lowest price in minor units; absent when it has none
   * @param seatsLeft free seats at last notice; absent when nobody has told
   * @param distanceKm from the place asked for; absent when none was
   * @param highlights by field: what of it fits, in HTML, marked by {@code em}, all else escaped;
   *     absent when nothing fits a word
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FoundEvent(
      String id,
      String name,
      String genre,
      OffsetDateTime start,
      SaleState state,
      Venue venue,
      List<String> performers,
      String currency,
      Long fromPriceMinor,
      Integer seatsLeft,
      Double distanceKm,
      Map<String, List<String>> highlights) {}

  /** A venue in short; city, region and country may be absent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Venue(String id, String name, String city, String region, String country) {}

  /**
   * How many events there are of each kind. Counts of cities and genres are of what the other
   * filters leave, so that another one can be chosen.
   *
   * @param city the most frequent cities
   * @param genre the most frequent genres
   * @param month months, as in 2030-05, of the next or the asked-for two years, in UTC
   * @param state states of sale
   */
  public record Facets(List<Count> city, List<Count> genre, List<Count> month, List<Count> state) {}

  /** A value and how many events have it. */
  public record Count(String value, long count) {}
}

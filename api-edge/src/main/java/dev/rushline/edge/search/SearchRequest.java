package dev.rushline.edge.search;

import java.time.Instant;
import java.util.List;

/**
 * A search, checked.
 *
 * @param keyword what was typed
 * @param from begins at this moment or later; null: whenever
 * @param to begins before this moment; null: whenever
 * @param cities one of these, without regard to case and accents; empty: anywhere
 * @param genres one of these, likewise; empty: any
 * @param near around this place; null: anywhere
 * @param available only what can be bought now
 * @param priceFrom lowest price at least, in minor units; null: any
 * @param priceTo lowest price at most, in minor units; null: any
 * @param sort in which order
 * @param limit events on a page, 1 to {@link #LIMIT_MAX}
 * @param cursor where the page begins; null: at the beginning
 */
record SearchRequest(
    Keyword keyword,
    Instant from,
    Instant to,
    List<String> cities,
    List<String> genres,
    Near near,
    boolean available,
    Long priceFrom,
    Long priceTo,
    Sort sort,
    int limit,
    String cursor) {
  static final int LIMIT = 20;
  static final int LIMIT_MAX = 50;

  /**
   * A place and how far around it.
   *
   * @param lat degrees north
   * @param lon degrees east
   * @param withinKm kilometres; null: any distance, only the order is by it
   */
  record Near(double lat, double lon, Double withinKm) {}

  /** The address that all spellings of this search share. */
  String canonical() {
    return CanonicalAddress.of(this);
  }

  /** The same without its page: what a cursor belongs to. */
  String withoutPage() {
    return CanonicalAddress.query(this, false);
  }
}

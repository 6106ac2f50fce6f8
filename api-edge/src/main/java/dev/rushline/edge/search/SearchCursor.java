package dev.rushline.edge.search;

import java.time.Instant;
import java.util.List;

/**
 * Where the next page of a search begins. All pages are of one moment: the index as it was then,
 * and the states that events had then.
 *
 * @param moment Elasticsearch's name of the index's state that the first page was of
 * @param now the time at which states were derived
 * @param forgiveness how the first page was searched
 * @param total events found
 * @param after sort values of the last event of the page before
 */
record SearchCursor(
    String moment, Instant now, Forgiveness forgiveness, long total, List<Object> after) {
  /** Longest cursor, in characters; real ones have a few hundred. */
  static final int LENGTH_MAX = 2048;

  /** The same page, searched for more forgivingly. */
  SearchCursor with(Forgiveness more) {
    return new SearchCursor(moment, now, more, total, after);
  }

  /** The same page, its events counted. */
  SearchCursor withTotal(long counted) {
    return new SearchCursor(moment, now, forgiveness, counted, after);
  }
}

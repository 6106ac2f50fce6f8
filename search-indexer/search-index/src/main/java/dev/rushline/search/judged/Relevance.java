package dev.rushline.search.judged;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What answers were worth, by kind of query. Not safe for threads. */
public final class Relevance {
  /** Places that are looked at: a fan looks at one screen. */
  public static final int PLACES = 10;

  /** Of each kind so many queries that missed are kept. */
  private static final int MISSES_KEPT = 5;

  private final Map<QueryKind, Worth> worths = new EnumMap<>(QueryKind.class);

  /** Sums over the queries of a kind. */
  private static final class Worth {
    private int queries;
    private double recall;
    private double reciprocalRanks;
    private final List<String> misses = new ArrayList<>();
  }

  /**
   * Judges one answer.
   *
   * @param found ids of the events found, the best first; those beyond {@link #PLACES} do not count
   */
  public void judge(JudgedQuery query, List<String> found) {
    List<String> seen = found.subList(0, Math.min(PLACES, found.size()));
    long right = seen.stream().filter(query.expected()::contains).count();
    Worth worth = worths.computeIfAbsent(query.kind(), _ -> new Worth());
    worth.queries++;
    // There is no room for more than ten.
    int wanted = Math.min(PLACES, query.expected().size());
    worth.recall += (double) right / wanted;
    if (right < wanted && worth.misses.size() < MISSES_KEPT) {
      worth.misses.add(
          "%d of %d for \"%s\": wanted of %s, found %s"
              .formatted(right, wanted, query.text(), query.expected(), seen));
    }
    for (int i = 0; i < seen.size(); i++) {
      if (query.expected().contains(seen.get(i))) {
        worth.reciprocalRanks += 1.0 / (i + 1);
        break;
      }
    }
  }

  /** Part of the expected events, or of ten of them, that stood in the first ten places; 0 to 1. */
  public double recall(QueryKind kind) {
    Worth worth = worths.get(kind);
    return worth == null ? 0 : worth.recall / worth.queries;
  }

  /** Mean of 1 over the place of the first expected event; 0 to 1. */
  public double reciprocalRank(QueryKind kind) {
    Worth worth = worths.get(kind);
    return worth == null ? 0 : worth.reciprocalRanks / worth.queries;
  }

  /** Some queries that found less than there was, in words; empty when there was none. */
  public List<String> misses(QueryKind kind) {
    Worth worth = worths.get(kind);
    return worth == null ? List.of() : List.copyOf(worth.misses);
  }

  /** A Markdown table with a row for each kind that was judged. */
  public String table() {
    StringBuilder table =
        new StringBuilder("| query | queries | recall@10 | MRR |\n|---|---|---|---|\n");
    worths.forEach(
        (kind, worth) ->
            table.append(
                "| %s | %d | %.3f | %.3f |%n"
                    .formatted(kind.title(), worth.queries, recall(kind), reciprocalRank(kind))));
    return table.toString();
  }
}

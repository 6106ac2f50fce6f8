package dev.rushline.booking.hall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each seated section of a sale could still give, best section first: kept beside the
 * sections, so that a search reads only those that can help. Forgets what it knows of a section
 * that changes and asks again when somebody needs it.
 */
public final class SaleOverview {
  private final List<String> sectionsByRank;
  private final List<Capacity> capacities; // null where unknown or not seated
  private final BitSet unknown = new BitSet();
  private final Map<String, Integer> indexes;

  /** Of sections, best first, of which nothing is known yet. */
  public SaleOverview(List<String> sectionsByRank) {
    this.sectionsByRank = sectionsByRank;
    capacities = new ArrayList<>(sectionsByRank.size());
    sectionsByRank.forEach(_ -> capacities.add(null));
    unknown.set(0, sectionsByRank.size());
    indexes = HashMap.newHashMap(sectionsByRank.size());
    for (int index = 0; index < sectionsByRank.size(); index++) {
      indexes.put(sectionsByRank.get(index), index);
    }
  }

  /** Notes that a seat of the section has changed hands. */
  public void changed(String sectionId) {
    Integer index = indexes.get(sectionId);
    if (index != null) {
      unknown.set(index);
    }
  }

  /** Number of sections; each is asked for by its index, the best first. */
  public int size() {
    return sectionsByRank.size();
  }

  /** Id of the section at this index. */
  public String sectionId(int index) {
    return sectionsByRank.get(index);
  }

  /** What a section could give; of a standing area nothing. */
  public Capacity capacity(int index, SeatMap map) {
    if (unknown.get(index)) {
      capacities.set(
          index,
          map.section(sectionsByRank.get(index)).orElseThrow() instanceof SeatedSection seated
              ? seated.capacity()
              : new Capacity(List.of()));
      unknown.clear(index);
    }
    return capacities.get(index);
  }
}

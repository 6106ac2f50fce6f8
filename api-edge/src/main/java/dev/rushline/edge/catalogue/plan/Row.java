package dev.rushline.edge.catalogue.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of a seated section.
 *
 * @param id printed row label, unique in the section
 * @param rank distance from the section's focal point in rows, 0 is the best; absent: place in the
 *     list
 * @param focalAdjacency adjacency index closest to the focal point; absent: the middle
 * @param x where the row begins, relative to the section; absent: 0
 * @param y where the row begins, relative to the section; absent: 0
 * @param runs the row's seats from one end to the other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Row(
    String id, Integer rank, Integer focalAdjacency, Double x, Double y, List<Run> runs) {

  /** Seats of the row. */
  public int seats() {
    int seats = 0;
    for (Run run : runs) {
      seats += run.count();
    }
    return seats;
  }

  /** The row with everything filled in that may be left out. */
  Row complete(int place) {
    List<Run> complete = new ArrayList<>(runs.size());
    int next = 0;
    int lowest = Integer.MAX_VALUE;
    for (Run run : runs) {
      Run placed = run.firstAdjacency() == null ? run.withFirstAdjacency(next) : run;
      complete.add(placed);
      lowest = Math.min(lowest, placed.firstAdjacency());
      next = placed.firstAdjacency() + placed.count();
    }
    int middle = lowest + (next - 1 - lowest) / 2;
    return new Row(
        id,
        rank == null ? Integer.valueOf(place) : rank,
        focalAdjacency == null ? Integer.valueOf(middle) : focalAdjacency,
        x,
        y,
        List.copyOf(complete));
  }
}

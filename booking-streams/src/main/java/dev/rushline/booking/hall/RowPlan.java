package dev.rushline.booking.hall;

import java.util.List;

/**
 * One row of a seated section, as the organiser described it.
 *
 * @param rowId printed row label, unique in the section
 * @param rank distance from the section's focal point in rows; 0 is best
 * @param focalAdjacency adjacency index closest to the focal point
 * @param runs the seats from one end to the other
 */
public record RowPlan(String rowId, int rank, int focalAdjacency, List<SeatRun> runs) {
  public RowPlan {
    runs = List.copyOf(runs);
  }
}

package dev.rushline.booking.choice;

import dev.rushline.booking.hall.Capacity;
import dev.rushline.booking.hall.RowLayout;
import dev.rushline.booking.hall.SeatedSection;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for seats side by side in one row, closest to the row's focal point; of two places equally
 * close the one further to the start of the row.
 *
 * @param count how many seats
 * @param categories the price categories that will do; none: any
 * @param clean whether no seat may be left without a free neighbour that has one now
 */
record RowSearch(int count, Set<String> categories, boolean clean, Supposing supposing) {

  /** False when rows of that capacity certainly have no place. */
  boolean mayFit(Capacity capacity) {
    return clean ? capacity.mayFitCleanly(count, categories) : capacity.mayFit(count, categories);
  }

  /** The place in the best row of a section that has one. */
  Optional<SeatGroup> firstIn(SeatedSection section) {
    for (int row : section.rowsByRank()) {
      Optional<SeatGroup> found = in(section, row);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The place in one row. */
  Optional<SeatGroup> in(SeatedSection section, int row) {
    return mayFit(supposing.capacity(section, row)) ? search(section, row) : Optional.empty();
  }

  private Optional<SeatGroup> search(SeatedSection section, int row) {
    RowLayout layout = section.layout(row);
    int best = -1;
    int bestDistance = Integer.MAX_VALUE;
    int start = 0;
    while (start < layout.size()) {
      int end = endOfRun(section, row, start);
      int wished = 0;
      for (int seat = start; seat < end; seat++) {
        wished = isWished(layout, seat) ? wished + 1 : 0;
        int first = seat - count + 1;
        if (wished < count || (clean && (first - start == 1 || end - 1 - seat == 1))) {
          continue;
        }
        int distance = layout.distanceFromFocus(first, count);
        if (distance < bestDistance) {
          best = first;
          bestDistance = distance;
        }
      }
      start = Math.max(end, start + 1);
    }
    return best < 0 ? Optional.empty() : Optional.of(new SeatGroup(section, row, best, count));
  }

  /** Index behind the offered seats side by side from {@code start} on; start if it is not one. */
  private int endOfRun(SeatedSection section, int row, int start) {
    int end = start;
    while (end < section.layout(row).size()
        && supposing.isOffered(section, row, end)
        && (end == start || section.layout(row).touchesPrevious(end))) {
      end++;
    }
    return end;
  }

  private boolean isWished(RowLayout layout, int seat) {
    return categories.isEmpty() || categories.contains(layout.category(seat));
  }
}

package dev.rushline.booking.choice;

import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.Capacity;
import dev.rushline.booking.hall.RowLayout;
import dev.rushline.booking.hall.Seat;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SeatedSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for places for people in wheelchairs with their companions beside them: seats side by side,
 * of which as many are wheelchair places as there are wheelchairs. In the best row, places with
 * more companion seats win, then those closer to the focal point.
 */
record AccessibleSearch(Wish.BestAvailable wish, Supposing supposing) {

  boolean mayFit(Capacity capacity) {
    return capacity.wheelchairPlaces() >= wish.wheelchairs();
  }

  /** The best place in a section. */
  Optional<SeatGroup> in(SeatedSection section) {
    for (int row : section.accessibleRowsByRank()) {
      Optional<SeatGroup> found = in(section, row);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<SeatGroup> in(SeatedSection section, int row) {
    Optional<SeatGroup> best = Optional.empty();
    int bestCompanions = -1;
    int bestDistance = Integer.MAX_VALUE;
    RowLayout layout = section.layout(row);
    for (int first = 0; first + wish.count() <= layout.size(); first++) {
      SeatGroup group = new SeatGroup(section, row, first, wish.count());
      if (!isWished(group)) {
        continue;
      }
      int companions = group.count(SeatKind.COMPANION);
      int distance = layout.distanceFromFocus(first, wish.count());
      if (companions > bestCompanions
          || (companions == bestCompanions && distance < bestDistance)) {
        best = Optional.of(group);
        bestCompanions = companions;
        bestDistance = distance;
      }
    }
    return best;
  }

  private boolean isWished(SeatGroup group) {
    RowLayout layout = group.section().layout(group.row());
    for (int seat = group.first(); seat < group.first() + group.count(); seat++) {
      boolean joined = seat == group.first() || layout.touchesPrevious(seat);
      boolean wished =
          wish.categories().isEmpty() || wish.categories().contains(layout.category(seat));
      if (!joined || !wished || !supposing.isFree(group.section(), group.row(), seat)) {
        return false;
      }
    }
    return group.count(SeatKind.WHEELCHAIR) == wish.wheelchairs();
  }

  /**
   * Accessible seats in a choice that are not used as such: wheelchair places beyond the number of
   * wheelchairs, and companion seats that no chosen wheelchair place is beside.
   */
  static List<Seat> misused(List<SeatGroup> groups, int wheelchairs) {
    List<Seat> misused = new ArrayList<>();
    int left = wheelchairs;
    for (SeatGroup group : groups) {
      boolean accompanies = group.count(SeatKind.WHEELCHAIR) > 0;
      for (Seat seat : group.seats()) {
        switch (seat.kind()) {
          case WHEELCHAIR -> {
            if (left-- <= 0) {
              misused.add(seat);
            }
          }
          case COMPANION -> {
            if (!accompanies) {
              misused.add(seat);
            }
          }
          case STANDARD -> {}
        }
      }
    }
    return misused;
  }
}

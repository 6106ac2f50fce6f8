package dev.rushline.booking.choice;

import dev.rushline.booking.hall.RowLayout;
import dev.rushline.booking.hall.Seat;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SeatedSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Seats side by side in one row, in the order of the row; at least one. */
record SeatGroup(SeatedSection section, int row, int first, int count) {

  /** The seats of a choice, put together with their neighbours. */
  static List<SeatGroup> of(List<Seat> choice) {
    List<Seat> ordered =
        choice.stream()
            .sorted(
                Comparator.comparing((Seat seat) -> seat.section().plan().sectionId())
                    .thenComparingInt(Seat::row)
                    .thenComparingInt(Seat::index))
            .toList();
    List<SeatGroup> groups = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= ordered.size(); i++) {
      if (i == ordered.size() || !ordered.get(i - 1).touches(ordered.get(i))) {
        Seat first = ordered.get(start);
        groups.add(new SeatGroup(first.section(), first.row(), first.index(), i - start));
        start = i;
      }
    }
    return groups;
  }

  List<Seat> seats() {
    return IntStream.range(first, first + count)
        .mapToObj(index -> new Seat(section, row, index))
        .toList();
  }

  Set<String> categories() {
    return seats().stream()
        .map(Seat::category)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** How many of the seats are of this kind. */
  int count(SeatKind kind) {
    return (int)
        IntStream.range(first, first + count)
            .filter(index -> section.layout(row).kind(index) == kind)
            .count();
  }

  /** Seats that would have no free neighbour left if the group were taken, and have one now. */
  List<Seat> strands(Supposing supposing) {
    List<Seat> stranded = new ArrayList<>(2);
    RowLayout layout = section.layout(row);
    int before = first - 1;
    if (layout.touchesPrevious(first)
        && supposing.isOffered(section, row, before)
        && !(layout.touchesPrevious(before) && supposing.isOffered(section, row, before - 1))) {
      stranded.add(new Seat(section, row, before));
    }
    int after = first + count;
    if (after < layout.size()
        && layout.touchesPrevious(after)
        && supposing.isOffered(section, row, after)
        && !(after + 1 < layout.size()
            && layout.touchesPrevious(after + 1)
            && supposing.isOffered(section, row, after + 1))) {
      stranded.add(new Seat(section, row, after));
    }
    return stranded;
  }
}

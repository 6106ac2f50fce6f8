package dev.rushline.booking.seating;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses the best seats that are free side by side in one row: best section, then best row, then
 * closest to the row's focal point. Same state, same choice.
 */
record SeatPicker(SaleState state, SaleTerms terms) {

  Optional<List<BookedSeat>> best(Wish.BestAvailable wish) {
    List<String> sections = wish.section().map(List::of).orElseGet(terms::sectionsByRank);
    for (String id : sections) {
      if (state.section(id).orElseThrow() instanceof SeatedSection section
          && section.free() >= wish.count()) {
        Optional<List<BookedSeat>> found = bestIn(section, wish);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<List<BookedSeat>> bestIn(SeatedSection section, Wish.BestAvailable wish) {
    for (int row : section.rowsByRank()) {
      if (section.longestRun(row) >= wish.count()) {
        int first = bestStart(section, row, wish);
        if (first >= 0) {
          return Optional.of(
              IntStream.range(first, first + wish.count())
                  .mapToObj(seat -> new Seat(section, row, seat).booked(terms))
                  .toList());
        }
      }
    }
    return Optional.empty();
  }

  /** First seat of the offered run of the wished length that is closest to the focus, or -1. */
  private static int bestStart(SeatedSection section, int row, Wish.BestAvailable wish) {
    RowLayout layout = section.layout(row);
    int best = -1;
    int bestDistance = Integer.MAX_VALUE;
    int run = 0;
    for (int seat = 0; seat < layout.size(); seat++) {
      if (section.isOffered(row, seat) && inCategory(layout, seat, wish)) {
        run = layout.touchesPrevious(seat) ? run + 1 : 1;
      } else {
        run = 0;
      }
      int first = seat - wish.count() + 1;
      if (run >= wish.count() && layout.distanceFromFocus(first, wish.count()) < bestDistance) {
        best = first;
        bestDistance = layout.distanceFromFocus(first, wish.count());
      }
    }
    return best;
  }

  private static boolean inCategory(RowLayout layout, int seat, Wish.BestAvailable wish) {
    return wish.category().isEmpty() || wish.category().get().equals(layout.category(seat));
  }
}

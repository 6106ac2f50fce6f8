package dev.rushline.booking.choice;

import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.Capacity;
import dev.rushline.booking.hall.Seat;
import dev.rushline.booking.hall.SeatedSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for a group's seats in neighbouring rows: as few rows as will do, in each of them seats
 * side by side, nobody alone in a row unless the group is too small for that, and the rows filled
 * as evenly as they allow. A place that the check of a fan's own choice would refuse is passed
 * over.
 */
final class SplitSearch {
  /** A group over more rows than this is not together any more. */
  static final int ROWS_MAX = 4;

  private final Orphans orphans;
  private final Supposing supposing;
  private final Wish.BestAvailable wish;

  SplitSearch(Orphans orphans, Wish.BestAvailable wish) {
    this.orphans = orphans;
    supposing = orphans.supposing();
    this.wish = wish;
  }

  boolean mayFit(Capacity capacity) {
    return capacity.offered(wish.categories()) >= wish.count();
  }

  /** Numbers of rows to try, fewest first. */
  List<Integer> numbersOfRows() {
    return IntStream.rangeClosed(2, Math.min(ROWS_MAX, wish.count())).boxed().toList();
  }

  /** The best place in that many neighbouring rows of a section. */
  Optional<List<Seat>> in(SeatedSection section, int rows) {
    return IntStream.rangeClosed(0, section.plan().rows().size() - rows)
        .boxed()
        .filter(first -> room(section, first, rows) >= wish.count())
        .sorted(Comparator.comparingInt(first -> ranks(section, first, rows)))
        .flatMap(first -> place(section, first, rows).stream())
        .findFirst();
  }

  private int room(SeatedSection section, int first, int rows) {
    int room = 0;
    for (int row = first; row < first + rows; row++) {
      room += longest(section, row);
    }
    return room;
  }

  private int longest(SeatedSection section, int row) {
    return supposing.capacity(section, row).longest(wish.categories());
  }

  private static int ranks(SeatedSection section, int first, int rows) {
    return IntStream.range(first, first + rows)
        .map(row -> section.plan().rows().get(row).rank())
        .sum();
  }

  private Optional<List<Seat>> place(SeatedSection section, int first, int rows) {
    int[] parts = parts(section, first, rows);
    int alone = wish.count() >= 2 * rows ? 2 : 1;
    List<Seat> seats = new ArrayList<>(wish.count());
    for (int i = 0; i < rows; i++) {
      Optional<SeatGroup> part =
          parts[i] < alone ? Optional.empty() : part(section, first + i, parts[i]);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      seats.addAll(part.get().seats());
    }
    return orphans.of(seats, 0).isEmpty() ? Optional.of(seats) : Optional.empty();
  }

  private Optional<SeatGroup> part(SeatedSection section, int row, int count) {
    RowSearch any = new RowSearch(count, wish.categories(), false, supposing);
    RowSearch clean = new RowSearch(count, wish.categories(), true, supposing);
    return clean.in(section, row).or(() -> any.in(section, row));
  }

  /** How many people sit in each row: evenly, and where a row has less room, the others more. */
  private int[] parts(SeatedSection section, int first, int rows) {
    int[] parts = new int[rows];
    for (int seated = 0; seated < wish.count(); seated++) {
      int fewest = -1;
      for (int i = 0; i < rows; i++) {
        boolean hasRoom = parts[i] < longest(section, first + i);
        if (hasRoom && (fewest < 0 || parts[i] < parts[fewest])) {
          fewest = i;
        }
      }
      parts[fewest]++;
    }
    return parts;
  }
}

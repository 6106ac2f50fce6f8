package dev.rushline.booking.choice;

import dev.rushline.booking.hall.Capacity;
import dev.rushline.booking.hall.Seat;
import dev.rushline.booking.hall.SeatStatus;
import dev.rushline.booking.hall.SeatedSection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Seats as they would be if some were given back and others taken: for questions about a choice
 * without making it.
 *
 * @param free seats that count as free although their own booking has them
 * @param taken seats that count as taken although they are free
 */
record Supposing(Set<Seat> free, Set<Seat> taken) {
  /** Seats as they are. */
  static final Supposing NOTHING = new Supposing(Set.of(), Set.of());

  Supposing {
    free = Set.copyOf(free);
    taken = Set.copyOf(taken);
  }

  static Supposing free(Collection<Seat> seats) {
    return new Supposing(new HashSet<>(seats), Set.of());
  }

  Supposing taking(Collection<Seat> seats) {
    Set<Seat> more = new HashSet<>(taken);
    more.addAll(seats);
    return new Supposing(free, more);
  }

  boolean isNothing() {
    return free.isEmpty() && taken.isEmpty();
  }

  /** Whether the row's seats are other than they are. */
  private boolean concerns(SeatedSection section, int row) {
    return !isNothing() && (isIn(free, section, row) || isIn(taken, section, row));
  }

  /** What the row could give then. */
  Capacity capacity(SeatedSection section, int row) {
    return concerns(section, row)
        ? section.capacity(row, seat -> isFree(section, row, seat))
        : section.capacity(row);
  }

  private static boolean isIn(Set<Seat> seats, SeatedSection section, int row) {
    return seats.stream().anyMatch(seat -> seat.row() == row && seat.isIn(section));
  }

  /** Whether seats of the section count as free that are not. */
  boolean frees(String sectionId) {
    return free.stream().anyMatch(seat -> seat.section().plan().sectionId().equals(sectionId));
  }

  /** Whether somebody could have the seat now, whatever its kind. */
  boolean isFree(SeatedSection section, int row, int seat) {
    if (isNothing()) {
      return section.status(row, seat) == SeatStatus.FREE;
    }
    Seat asked = new Seat(section, row, seat);
    return !taken.contains(asked)
        && (section.status(row, seat) == SeatStatus.FREE
            || (free.contains(asked) && !section.layout(row).isHeldBack(seat)));
  }

  /** Whether anybody could have the seat now. */
  boolean isOffered(SeatedSection section, int row, int seat) {
    return section.layout(row).isStandard(seat) && isFree(section, row, seat);
  }
}

package dev.rushline.booking.hall;

import java.util.List;
import java.util.Set;

/**
 * What some rows could still give, small enough to ask instead of looking at seats: how many
 * offered seats there are, how many of them fit side by side, and how many do so without stranding
 * one. Once for all seats and once for each price category.
 *
 * <p>A number of seats is a bit: bit n stands for n seats. The last bit stands for all larger
 * numbers, of which only looking at the seats can tell.
 */
public final class Capacity {
  /** Numbers from here on share a bit. */
  static final int MANY = 63;

  private static final int ALL = 0;

  private final List<String> categories;
  private final int[] offered;
  private final long[] fitting;
  private final long[] clean;
  private int wheelchairPlaces;

  /** Of no rows. */
  Capacity(List<String> categories) {
    this.categories = categories;
    offered = new int[categories.size() + 1];
    fitting = new long[categories.size() + 1];
    clean = new long[categories.size() + 1];
  }

  /** Adds offered seats side by side, from {@code first} to {@code last}, with their categories. */
  void addRun(RowLayout row, int first, int last) {
    add(ALL, first, last, first, last);
    int start = first;
    for (int seat = first + 1; seat <= last + 1; seat++) {
      if (seat > last || !row.category(seat).equals(row.category(start))) {
        add(slot(row.category(start)), start, seat - 1, first, last);
        start = seat;
      }
    }
  }

  /**
   * Seats {@code from} to {@code to} of one category, in a run from {@code first} to {@code last}.
   */
  private void add(int slot, int from, int to, int first, int last) {
    int seats = to - from + 1;
    offered[slot] += seats;
    for (int n = 1; n <= Math.min(seats, MANY - 1); n++) {
      fitting[slot] |= 1L << n;
      // Of the places for n, the two that leave one seat at an end of the run are not clean.
      int places = seats - n + 1;
      int afterFirst = first + 1;
      int beforeLast = last - n;
      if (afterFirst >= from && afterFirst + n - 1 <= to) {
        places--;
      }
      if (beforeLast >= from && beforeLast + n - 1 <= to && beforeLast != afterFirst) {
        places--;
      }
      if (places > 0) {
        clean[slot] |= 1L << n;
      }
    }
    if (seats >= MANY) {
      fitting[slot] |= 1L << MANY;
      clean[slot] |= 1L << MANY;
    }
  }

  void addWheelchairPlace() {
    wheelchairPlaces++;
  }

  /** Adds what other rows could give. */
  void add(Capacity other) {
    for (int slot = 0; slot < offered.length; slot++) {
      offered[slot] += other.offered[slot];
      fitting[slot] |= other.fitting[slot];
      clean[slot] |= other.clean[slot];
    }
    wheelchairPlaces += other.wheelchairPlaces;
  }

  /** Number of offered seats in the wished categories; none named means any. */
  public int offered(Set<String> wished) {
    return wished.isEmpty()
        ? offered[ALL]
        : wished.stream().mapToInt(this::slot).filter(slot -> slot > 0).map(s -> offered[s]).sum();
  }

  /** Number of free places for wheelchairs. */
  public int wheelchairPlaces() {
    return wheelchairPlaces;
  }

  /** False when {@code count} seats of these categories certainly do not fit side by side. */
  public boolean mayFit(int count, Set<String> wished) {
    return has(fitting, count, wished);
  }

  /** False when they certainly do not fit without stranding a seat. */
  public boolean mayFitCleanly(int count, Set<String> wished) {
    return has(clean, count, wished);
  }

  /** Most seats side by side in the wished categories, at most {@link #MANY}. */
  public int longest(Set<String> wished) {
    int slot = slotFor(wished);
    return slot < 0 || fitting[slot] == 0 ? 0 : MANY - Long.numberOfLeadingZeros(fitting[slot]);
  }

  private boolean has(long[] bits, int count, Set<String> wished) {
    int slot = slotFor(wished);
    return slot >= 0 && (bits[slot] >>> Math.min(count, MANY) & 1) != 0;
  }

  /** Several categories may stand side by side, so only the whole row can rule them out. */
  private int slotFor(Set<String> wished) {
    return wished.size() == 1 ? slot(wished.iterator().next()) : ALL;
  }

  /** Where a category is counted, or -1. */
  private int slot(String category) {
    int index = categories.indexOf(category);
    return index < 0 ? -1 : index + 1;
  }
}

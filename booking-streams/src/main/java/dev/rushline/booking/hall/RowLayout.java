package dev.rushline.booking.hall;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What there is in one row, seat by seat: a {@link RowPlan} unrolled into arrays. Immutable. */
public final class RowLayout {
  private final RowPlan plan;
  private final String[] labels;
  private final int[] adjacency;
  private final SeatRun[] runs;
  private final int[] wheelchairPlaces;

  RowLayout(RowPlan plan) {
    this.plan = plan;
    int size = plan.runs().stream().mapToInt(SeatRun::count).sum();
    labels = new String[size];
    adjacency = new int[size];
    runs = new SeatRun[size];
    int seat = 0;
    for (SeatRun run : plan.runs()) {
      for (int i = 0; i < run.count(); i++, seat++) {
        labels[seat] = run.label(i);
        adjacency[seat] = run.firstAdjacency() + i;
        runs[seat] = run;
      }
    }
    wheelchairPlaces =
        IntStream.range(0, size).filter(at -> kind(at) == SeatKind.WHEELCHAIR).toArray();
  }

  RowPlan plan() {
    return plan;
  }

  /** Number of seats; a seat is named by its position, from 0. */
  public int size() {
    return labels.length;
  }

  /** Position of the seat with this label, or -1. */
  int indexOf(String label) {
    return Arrays.asList(labels).indexOf(label);
  }

  String label(int seat) {
    return labels[seat];
  }

  /** Price category of a seat. */
  public String category(int seat) {
    return runs[seat].category();
  }

  /** Whether a seat goes to anybody. */
  public boolean isStandard(int seat) {
    return runs[seat].kind() == SeatKind.STANDARD;
  }

  /** Who a seat is meant for. */
  public SeatKind kind(int seat) {
    return runs[seat].kind();
  }

  /** Positions of the places for wheelchairs. */
  int[] wheelchairPlaces() {
    return wheelchairPlaces;
  }

  /** Whether the organiser keeps a seat from sale. */
  public boolean isHeldBack(int seat) {
    return runs[seat].heldBackReason().isPresent();
  }

  /** Whether this seat and the one before it in the row are neighbours. */
  public boolean touchesPrevious(int seat) {
    return seat > 0 && adjacency[seat] - adjacency[seat - 1] == 1;
  }

  /**
   * How far the middle of {@code count} seats from {@code first} is from the focal point, in half
   * seats.
   */
  public int distanceFromFocus(int first, int count) {
    return Math.abs(adjacency[first] + adjacency[first + count - 1] - 2 * plan.focalAdjacency());
  }
}

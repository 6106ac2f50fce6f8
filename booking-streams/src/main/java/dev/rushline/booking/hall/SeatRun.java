package dev.rushline.booking.hall;

import java.util.List;
import java.util.Optional;

/**
 * Seats side by side that share category, kind and hold-back.
 *
 * @param count number of seats, 1 or more
 * @param firstAdjacency adjacency index of the first seat; two seats are neighbours when their
 *     indices differ by exactly 1, so a gap is an aisle
 * @param firstNumber printed number of the first seat, unless labels are given
 * @param numberStep difference between printed numbers of neighbours, unless labels are given
 * @param labels printed labels, one per seat; empty when the numbering rule holds
 * @param category code of the price category
 * @param kind who the seats are meant for
 * @param heldBackReason why the seats are not for sale; empty when they are
 */
public record SeatRun(
    int count,
    int firstAdjacency,
    int firstNumber,
    int numberStep,
    List<String> labels,
    String category,
    SeatKind kind,
    Optional<String> heldBackReason) {

  public SeatRun {
    labels = List.copyOf(labels);
  }

  /** What is printed on the seat at this place of the run, from 0. */
  public String label(int index) {
    return labels.isEmpty()
        ? Integer.toString(firstNumber + index * numberStep)
        : labels.get(index);
  }
}

package dev.rushline.edge.catalogue.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Seats side by side that share category, kind and hold-back: the unit in which a row is described.
 * Positions are in the plan's own units, relative to the row: either a first seat and a step, or
 * one {@code [x, y]} per seat where they follow no line.
 *
 * @param count number of seats; 1 to 500
 * @param firstAdjacency adjacency index of the first seat, each further seat has the next one; two
 *     seats are neighbours when their indices differ by exactly 1. Absent: next to the run before
 * @param firstNumber printed number of the first seat; not used when {@code labels} is set
 * @param numberStep difference between printed numbers of neighbours; absent: 1
 * @param labels printed labels, one per seat, where they follow no numbering rule
 * @param category code of the price category
 * @param kind who the seats are meant for; absent: STANDARD
 * @param heldBackReason why these seats are not for sale; absent: they are
 * @param x first seat, to the right; absent: 0
 * @param y first seat, away from the stage; absent: 0
 * @param dx step from seat to seat; absent: 1
 * @param dy step from seat to seat; absent: 0
 * @param positions {@code [x, y]} of each seat, instead of x, y, dx and dy
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
    Integer count,
    Integer firstAdjacency,
    Integer firstNumber,
    Integer numberStep,
    List<String> labels,
    String category,
    SeatKind kind,
    String heldBackReason,
    Double x,
    Double y,
    Double dx,
    Double dy,
    List<List<Double>> positions) {

  /** A plain run: numbered seats of one category for everybody. */
  public static Run numbered(int count, int firstAdjacency, int firstNumber, String category) {
    return new Run(
        count,
        firstAdjacency,
        firstNumber,
        null,
        null,
        category,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Difference between printed numbers of neighbours. */
  public int step() {
    return numberStep == null ? 1 : numberStep;
  }

  /** Who the seats are meant for. */
  public SeatKind seatKind() {
    return kind == null ? SeatKind.STANDARD : kind;
  }

  /** Printed label of the i-th seat, from 0. */
  public String label(int i) {
    return labels == null ? Integer.toString(firstNumber + i * step()) : labels.get(i);
  }

  Run withFirstAdjacency(int first) {
    return new Run(
        count,
        first,
        firstNumber,
        numberStep,
        labels,
        category,
        kind,
        heldBackReason,
        x,
        y,
        dx,
        dy,
        positions);
  }
}

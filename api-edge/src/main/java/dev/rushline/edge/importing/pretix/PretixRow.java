package dev.rushline.edge.importing.pretix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rushline.edge.catalogue.plan.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row of a pretix zone, as seats in the order of the document. */
final class PretixRow {
  /** A gap wider than this many usual distances between seats is an aisle. */
  private static final double AISLE = 1.5;

  private final List<Seat> seats = new ArrayList<>();
  private final String label;

  private record Seat(String label, String category, double x, double y) {}

  PretixRow(JsonNode row, Map<String, String> categoryCodes) {
    this.label = PretixLabels.label(row.path("row_number").textValue());
    double rowX = row.path("position").path("x").asDouble(0);
    double rowY = row.path("position").path("y").asDouble(0);
    Set<String> labels = new HashSet<>();
    for (JsonNode seat : row.path("seats")) {
      String number =
          PretixLabels.unique(
              PretixLabels.label(seat.path("seat_number").textValue()), labels::contains);
      labels.add(number);
      seats.add(
          new Seat(
              number,
              categoryCodes.get(seat.path("category").textValue()),
              rowX + seat.path("position").path("x").doubleValue(),
              rowY + seat.path("position").path("y").doubleValue()));
    }
    if (!seats.isEmpty() && seats.getLast().x() < seats.getFirst().x()) {
      Collections.reverse(seats); // blocks of a row are joined from left to right
    }
  }

  String label() {
    return label;
  }

  boolean isEmpty() {
    return seats.isEmpty();
  }

  Set<String> labels() {
    Set<String> labels = new HashSet<>();
    seats.forEach(seat -> labels.add(seat.label()));
    return labels;
  }

  double x() {
    return seats.getFirst().x();
  }

  double y() {
    return seats.getFirst().y();
  }

  /**
   * The row as runs: a new one wherever the category changes or an aisle is.
   *
   * @param firstAdjacency index of the first seat
   */
  List<Run> runs(int firstAdjacency) {
    double usual = usualDistance();
    List<Run> runs = new ArrayList<>();
    int adjacency = firstAdjacency;
    int from = 0;
    for (int i = 1; i <= seats.size(); i++) {
      boolean aisle = i < seats.size() && distance(i) > AISLE * usual;
      if (i == seats.size()
          || aisle
          || i - from == 500
          || !seats.get(i).category().equals(seats.get(from).category())) {
        runs.add(run(seats.subList(from, i), adjacency));
        adjacency += i - from + (aisle ? 1 : 0);
        from = i;
      }
    }
    return runs;
  }

  private static Run run(List<Seat> seats, int adjacency) {
    List<String> labels = seats.stream().map(Seat::label).toList();
    List<List<Double>> positions =
        seats.stream().map(seat -> List.of(rounded(seat.x()), rounded(seat.y()))).toList();
    return new Run(
        seats.size(),
        adjacency,
        null,
        null,
        labels,
        seats.getFirst().category(),
        null,
        null,
        null,
        null,
        null,
        null,
        positions);
  }

  private double usualDistance() {
    List<Double> distances = new ArrayList<>();
    for (int i = 1; i < seats.size(); i++) {
      distances.add(distance(i));
    }
    return distances.isEmpty() ? 0 : distances.stream().sorted().toList().get(distances.size() / 2);
  }

  private double distance(int i) {
    Seat left = seats.get(i - 1);
    Seat right = seats.get(i);
    return Math.hypot(right.x() - left.x(), right.y() - left.y());
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}

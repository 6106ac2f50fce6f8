package dev.rushline.booking.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Chooses seats of a drawn hall in the plainest way: tries every place and looks at every seat
 * before and after. Slow, and shares nothing with the rules but their words.
 */
final class SeatOracle {
  private final List<String> rows;
  private final boolean orphanRule;

  SeatOracle(List<String> rows, boolean orphanRule) {
    this.rows = rows;
    this.orphanRule = orphanRule;
  }

  private record Spot(int row, int at) {}

  /** The best seats, by id. */
  Optional<List<String>> best(int count, List<String> categories) {
    List<List<Spot>> places = places(count, Set.of(), Set.copyOf(categories));
    if (orphanRule) {
      List<List<Spot>> clean =
          places.stream().filter(place -> orphansLeft(place, Set.of()).isEmpty()).toList();
      if (!clean.isEmpty()) {
        return first(clean).map(this::ids);
      }
    }
    return first(places).map(this::ids);
  }

  /** All places of that many free seats side by side, by id. */
  List<List<String>> windows(int count) {
    return places(count, Set.of(), Set.of()).stream().map(this::ids).toList();
  }

  /** Seats for anybody that the draw picked, by id. */
  List<String> freeSeats(List<Boolean> picks) {
    List<Spot> free = places(1, Set.of(), Set.of()).stream().flatMap(List::stream).toList();
    List<Spot> picked = new ArrayList<>();
    for (int i = 0; i < Math.min(free.size(), picks.size()); i++) {
      if (picks.get(i)) {
        picked.add(free.get(i));
      }
    }
    return ids(picked);
  }

  /** Seats that the first group at fault leaves alone; empty when no group is at fault. */
  Optional<List<String>> orphans(List<String> chosenIds) {
    Set<Spot> chosen =
        spots().stream()
            .filter(spot -> chosenIds.contains(id(spot)))
            .collect(Collectors.toCollection(HashSet::new));
    for (List<Spot> group : groups(chosen)) {
      Set<Spot> rest = new HashSet<>(chosen);
      group.forEach(rest::remove);
      List<Spot> orphans = orphansLeft(group, rest);
      if (orphans.isEmpty()) {
        continue;
      }
      Set<String> categories = group.stream().map(this::category).collect(Collectors.toSet());
      boolean betterExists =
          places(group.size(), rest, categories).stream()
              .anyMatch(place -> orphansLeft(place, rest).isEmpty());
      if (betterExists) {
        return Optional.of(ids(orphans));
      }
    }
    return Optional.empty();
  }

  /** Every way to seat that many side by side, when {@code gone} are taken. */
  private List<List<Spot>> places(int count, Set<Spot> gone, Set<String> categories) {
    List<List<Spot>> places = new ArrayList<>();
    for (Spot start : spots()) {
      List<Spot> place = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        place.add(new Spot(start.row, start.at + i));
      }
      if (place.stream()
          .allMatch(
              spot ->
                  isFree(spot, gone)
                      && (categories.isEmpty() || categories.contains(category(spot))))) {
        places.add(place);
      }
    }
    return places;
  }

  /** Seats that have a free neighbour while {@code gone} are taken, and none after the place is. */
  private List<Spot> orphansLeft(List<Spot> place, Set<Spot> gone) {
    Set<Spot> goneThen = new HashSet<>(gone);
    goneThen.addAll(place);
    return spots().stream()
        .filter(spot -> isFree(spot, goneThen))
        .filter(spot -> hasFreeNeighbour(spot, gone) && !hasFreeNeighbour(spot, goneThen))
        .toList();
  }

  private boolean hasFreeNeighbour(Spot spot, Set<Spot> gone) {
    return isFree(new Spot(spot.row, spot.at - 1), gone)
        || isFree(new Spot(spot.row, spot.at + 1), gone);
  }

  private boolean isFree(Spot spot, Set<Spot> gone) {
    String row = rows.get(spot.row);
    return spot.at >= 0
        && spot.at < row.length()
        && ".b".indexOf(row.charAt(spot.at)) >= 0
        && !gone.contains(spot);
  }

  /** Best row first, then closest to its middle, then first. */
  private Optional<List<Spot>> first(List<List<Spot>> places) {
    return places.stream()
        .min(
            Comparator.comparingInt((List<Spot> place) -> place.getFirst().row)
                .thenComparingInt(
                    place ->
                        Math.abs(
                            place.getFirst().at
                                + place.getLast().at
                                - 2 * ((rows.get(place.getFirst().row).length() - 1) / 2)))
                .thenComparingInt(place -> place.getFirst().at));
  }

  private List<List<Spot>> groups(Set<Spot> chosen) {
    List<List<Spot>> groups = new ArrayList<>();
    for (Spot spot : spots()) {
      if (chosen.contains(spot)) {
        if (!chosen.contains(new Spot(spot.row, spot.at - 1))) {
          groups.add(new ArrayList<>());
        }
        groups.getLast().add(spot);
      }
    }
    return groups;
  }

  private String category(Spot spot) {
    return rows.get(spot.row).charAt(spot.at) == 'b' ? "P2" : "P1";
  }

  /** All seats, row by row. */
  private List<Spot> spots() {
    List<Spot> spots = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int at = 0; at < rows.get(row).length(); at++) {
        if (rows.get(row).charAt(at) != '|') {
          spots.add(new Spot(row, at));
        }
      }
    }
    return spots;
  }

  private List<String> ids(List<Spot> spots) {
    return spots.stream().map(this::id).toList();
  }

  private String id(Spot spot) {
    String before = rows.get(spot.row).substring(0, spot.at);
    long number = before.chars().filter(c -> c != '|').count() + 1;
    return "S1:" + (char) ('A' + spot.row) + ":" + number;
  }
}

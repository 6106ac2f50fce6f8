package dev.rushline.tools.lottery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a told draw, and in which records. */
final class Faults {
  /** More than anybody reads; the rest is counted. */
  static final int TOLD_MAX = 20;

  private final List<String> told = new ArrayList<>();
  private final Set<Rule> broken = EnumSet.noneOf(Rule.class);
  private long count;
  private String record = "";

  /** What is found from now on is found in this record. */
  void lookAt(int partition, long offset) {
    record = "partition %d, offset %d".formatted(partition, offset);
  }

  /** What is found from now on is of another round. */
  void nextRound() {
    broken.clear();
  }

  void add(Rule rule, String what) {
    broken.add(rule);
    count++;
    if (count <= TOLD_MAX) {
      told.add(record + ": " + what);
    }
  }

  /** Whether the round has broken one of these rules so far. */
  boolean broken(Rule first, Rule... others) {
    return broken.contains(first) || List.of(others).stream().anyMatch(broken::contains);
  }

  boolean none() {
    return count == 0;
  }

  /** A line for each of the first ones. */
  List<String> told() {
    List<String> lines = new ArrayList<>(told);
    if (count > TOLD_MAX) {
      lines.add("and %,d faults more".formatted(count - TOLD_MAX));
    }
    return lines;
  }
}

package dev.rushline.edge.catalogue.plan;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The rules of one row's runs. */
final class RunRules {
  static final String COORDINATE_RULE = "-1000000 to 1000000";

  private static final int RUNS_MAX = 500;
  private static final int RUN_SEATS_MAX = 500;
  private static final int ADJACENCY_MAX = 10_000;
  private static final int NUMBER_MAX = 1_000_000;

  private final BiConsumer<String, String> faults;
  private final Set<String> labels = new HashSet<>();
  private final BitSet adjacency = new BitSet();
  private int next;
  private int seats;

  RunRules(BiConsumer<String, String> faults) {
    this.faults = faults;
  }

  /** Seats of the runs that could be counted. */
  int seats() {
    return seats;
  }

  void check(String rowAt, Row row) {
    List<Run> runs = row.runs();
    if (runs == null || runs.isEmpty() || runs.size() > RUNS_MAX) {
      faults.accept(rowAt + ".runs", "1 to " + RUNS_MAX);
      return;
    }
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      String at = rowAt + ".runs[" + i + "]";
      if (run == null) {
        faults.accept(at, "must not be null");
      } else if (run.count() == null || run.count() < 1 || run.count() > RUN_SEATS_MAX) {
        faults.accept(at + ".count", "1 to " + RUN_SEATS_MAX);
      } else {
        seats += run.count();
        run(at, run);
      }
    }
    if (row.focalAdjacency() != null
        && (row.focalAdjacency() < 0 || row.focalAdjacency() > ADJACENCY_MAX)) {
      faults.accept(rowAt + ".focalAdjacency", "0 to " + ADJACENCY_MAX);
    }
  }

  private void run(String at, Run run) {
    adjacency(at, run);
    if (run.labels() == null) {
      numbers(at, run);
    } else {
      labels(at, run);
    }
    if (run.category() == null || !Categories.CODE.matcher(run.category()).matches()) {
      faults.accept(at + ".category", "must match " + Categories.CODE);
    }
    String reason = run.heldBackReason();
    if (reason != null && (reason.isBlank() || reason.length() > 200)) {
      faults.accept(at + ".heldBackReason", "1 to 200 characters");
    }
    geometry(at, run);
  }

  private void adjacency(String at, Run run) {
    int first = run.firstAdjacency() == null ? next : run.firstAdjacency();
    if (first < 0 || first > ADJACENCY_MAX - run.count()) {
      faults.accept(at + ".firstAdjacency", "0 to " + ADJACENCY_MAX + ", last seat included");
      return;
    }
    int taken = adjacency.nextSetBit(first);
    if (taken >= 0 && taken < first + run.count()) {
      faults.accept(at + ".firstAdjacency", "index " + taken + " is used twice in the row");
    }
    adjacency.set(first, first + run.count());
    next = first + run.count();
  }

  private void numbers(String at, Run run) {
    if (run.firstNumber() == null) {
      faults.accept(at + ".firstNumber", "needed where there are no labels");
      return;
    }
    if (run.step() == 0 || Math.abs((long) run.step()) > 100) {
      faults.accept(at + ".numberStep", "-100 to 100, not 0");
      return;
    }
    long last = run.firstNumber() + (long) (run.count() - 1) * run.step();
    if (Math.min(run.firstNumber(), last) < 0 || Math.max(run.firstNumber(), last) > NUMBER_MAX) {
      faults.accept(at + ".firstNumber", "0 to " + NUMBER_MAX + ", last seat included");
      return;
    }
    for (int i = 0; i < run.count(); i++) {
      unique(at + ".firstNumber", run.label(i));
    }
  }

  private void labels(String at, Run run) {
    if (run.labels().size() != run.count()) {
      faults.accept(at + ".labels", "one per seat: " + run.count());
      return;
    }
    for (int i = 0; i < run.count(); i++) {
      String label = run.labels().get(i);
      if (label == null || !PlanRules.LABEL.matcher(label).matches()) {
        faults.accept(at + ".labels[" + i + "]", "must match " + PlanRules.LABEL);
      } else {
        unique(at + ".labels[" + i + "]", label);
      }
    }
  }

  private void unique(String at, String label) {
    if (!labels.add(label)) {
      faults.accept(at, "used twice in the row: " + label);
    }
  }

  private void geometry(String at, Run run) {
    if (!coordinate(run.x()) || !coordinate(run.y())) {
      faults.accept(at + ".x", COORDINATE_RULE);
    }
    if (!coordinate(run.dx()) || !coordinate(run.dy())) {
      faults.accept(at + ".dx", COORDINATE_RULE);
    }
    if (run.positions() == null) {
      return;
    }
    if (run.positions().size() != run.count()) {
      faults.accept(at + ".positions", "one per seat: " + run.count());
      return;
    }
    for (int i = 0; i < run.count(); i++) {
      List<Double> position = run.positions().get(i);
      if (position == null
          || position.size() != 2
          || !position.stream().allMatch(RunRules::there)) {
        faults.accept(at + ".positions[" + i + "]", "[x, y], each " + COORDINATE_RULE);
      }
    }
  }

  private static boolean there(Double value) {
    return value != null && coordinate(value);
  }

  /** Absent, or a number a screen can show. */
  static boolean coordinate(Double value) {
    return value == null || Math.abs(value) <= 1_000_000;
  }
}

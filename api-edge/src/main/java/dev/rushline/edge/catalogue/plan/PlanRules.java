package dev.rushline.edge.catalogue.plan;

import dev.rushline.edge.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of a seating plan. Lists every broken one with its place, up to {@link #FAULTS_MAX}: a
 * plan with more has one cause and needs no longer list.
 */
public final class PlanRules {
  /** Most faults listed. */
  public static final int FAULTS_MAX = 1_000;

  private static final int SECTIONS_MAX = 1_000;
  private static final int ROWS_MAX = 1_000;

  /** Section ids are part of record keys and addresses. */
  private static final Pattern SECTION_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");

  /** Row and seat labels are printed: letters of any script, no colon. */
  public static final Pattern LABEL =
      Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} ._/+'&-]{0,15})");

  private final List<FieldError> faults = new ArrayList<>();
  private long places;

  private PlanRules() {}

  /** What is wrong with the plan; empty when nothing is. */
  public static List<FieldError> faultsOf(SeatingPlan plan) {
    PlanRules rules = new PlanRules();
    rules.plan(plan);
    return rules.faults;
  }

  private void plan(SeatingPlan plan) {
    if (!listed("sections", plan.sections(), SECTIONS_MAX)) {
      return;
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < plan.sections().size(); i++) {
      String at = "sections[" + i + "]";
      Section section = plan.sections().get(i);
      if (section == null) {
        fault(at, "must not be null");
        continue;
      }
      if (label(at + ".id", section.id(), SECTION_ID) && !ids.add(section.id())) {
        fault(at + ".id", "used twice: " + section.id());
      }
      if (section.name() != null && (section.name().isBlank() || section.name().length() > 200)) {
        fault(at + ".name", "1 to 200 characters");
      }
      rank(at, section.rank());
      coordinates(at, section.x(), section.y());
      if (section.kind() == SectionKind.STANDING) {
        standing(at, section);
      } else {
        seated(at, section);
      }
    }
    if (places > SeatingPlan.PLACES_MAX) {
      fault("sections", "more than " + SeatingPlan.PLACES_MAX + " places: " + places);
    } else if (places == 0 && faults.isEmpty()) {
      fault("sections", "no place at all");
    }
  }

  private void standing(String at, Section section) {
    if (section.rows() != null && !section.rows().isEmpty()) {
      fault(at + ".rows", "a standing area has none");
    }
    if (section.capacity() == null
        || section.capacity() < 0
        || section.capacity() > SeatingPlan.PLACES_MAX) {
      fault(at + ".capacity", "0 to " + SeatingPlan.PLACES_MAX);
    } else {
      places += section.capacity();
    }
    category(at + ".category", section.category());
  }

  private void seated(String at, Section section) {
    if (section.capacity() != null) {
      fault(at + ".capacity", "only for standing areas");
    }
    if (section.category() != null) {
      fault(at + ".category", "only for standing areas; runs carry it");
    }
    if (!listed(at + ".rows", section.rows(), ROWS_MAX)) {
      return;
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < section.rows().size(); i++) {
      String rowAt = at + ".rows[" + i + "]";
      Row row = section.rows().get(i);
      if (row == null) {
        fault(rowAt, "must not be null");
        continue;
      }
      if (label(rowAt + ".id", row.id(), LABEL) && !ids.add(row.id())) {
        fault(rowAt + ".id", "used twice in the section: " + row.id());
      }
      rank(rowAt, row.rank());
      coordinates(rowAt, row.x(), row.y());
      RunRules runs = new RunRules(this::fault);
      runs.check(rowAt, row);
      places += runs.seats();
    }
  }

  private boolean listed(String at, List<?> list, int max) {
    if (list == null || list.isEmpty()) {
      fault(at, "at least one is needed");
      return false;
    }
    if (list.size() > max) {
      fault(at, "at most " + max);
      return false;
    }
    return true;
  }

  private boolean label(String at, String value, Pattern pattern) {
    if (value == null || !pattern.matcher(value).matches()) {
      fault(at, "must match " + pattern);
      return false;
    }
    return true;
  }

  private void category(String at, String code) {
    if (code == null || !Categories.CODE.matcher(code).matches()) {
      fault(at, "must match " + Categories.CODE);
    }
  }

  private void rank(String at, Integer rank) {
    if (rank != null && (rank < 0 || rank > 10_000)) {
      fault(at + ".rank", "0 to 10000");
    }
  }

  private void coordinates(String at, Double x, Double y) {
    if (!RunRules.coordinate(x)) {
      fault(at + ".x", RunRules.COORDINATE_RULE);
    }
    if (!RunRules.coordinate(y)) {
      fault(at + ".y", RunRules.COORDINATE_RULE);
    }
  }

  private void fault(String at, String reason) {
    if (faults.size() < FAULTS_MAX) {
      faults.add(new FieldError(at, reason));
    }
  }
}

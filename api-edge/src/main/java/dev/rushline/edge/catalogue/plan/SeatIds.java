package dev.rushline.edge.catalogue.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Spells out seat ids, {@code section:row:label}, where a whole plan's seats are compared. */
public final class SeatIds {
  private SeatIds() {}

  /** The id of one seat. */
  public static String of(String section, String row, String label) {
    return section + ":" + row + ":" + label;
  }

  /** The id of the n-th place of a standing area, from 1. */
  public static String place(String section, int number) {
    return section + "::" + number;
  }

  /** Ids of all numbered seats; standing places have none of their own. */
  public static Set<String> numbered(SeatingPlan plan) {
    Set<String> ids = HashSet.newHashSet(plan.places());
    for (Section section : plan.sections()) {
      if (section.kind() == SectionKind.STANDING) {
        continue;
      }
      for (Row row : section.rows()) {
        for (Run run : row.runs()) {
          for (int i = 0; i < run.count(); i++) {
            ids.add(of(section.id(), row.id(), run.label(i)));
          }
        }
      }
    }
    return ids;
  }

  /**
   * What a new plan no longer has: seats by their ids, and of a standing area that got smaller, or
   * is gone, the first place that is missing.
   */
  public static List<String> removed(SeatingPlan before, SeatingPlan after) {
    List<String> removed = new ArrayList<>();
    Set<String> gone = numbered(before);
    gone.removeAll(numbered(after));
    gone.stream().sorted().forEach(removed::add);
    for (Section section : before.sections()) {
      if (section.kind() == SectionKind.STANDING) {
        int left = standingCapacity(after, section.id());
        if (left < section.capacity()) {
          removed.add(place(section.id(), left + 1));
        }
      }
    }
    return removed;
  }

  private static int standingCapacity(SeatingPlan plan, String id) {
    for (Section section : plan.sections()) {
      if (section.id().equals(id) && section.kind() == SectionKind.STANDING) {
        return section.capacity();
      }
    }
    return 0;
  }
}

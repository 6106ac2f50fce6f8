package dev.rushline.edge.catalogue.sale;

import dev.rushline.edge.catalogue.plan.Row;
import dev.rushline.edge.catalogue.plan.Run;
import dev.rushline.edge.catalogue.plan.SeatIds;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.catalogue.plan.Section;
import dev.rushline.schemas.booking.RowPlan;
import dev.rushline.schemas.booking.SeatKind;
import dev.rushline.schemas.booking.SeatRun;
import dev.rushline.schemas.booking.SectionKind;
import dev.rushline.schemas.booking.SectionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A plan in the words of the log. Rows and seats keep their order: a seat's place in it is its
 * place in the availability codes.
 */
final class PlanSections {
  private final Map<String, String> heldBack;
  private final boolean accessibleReserved;

  private PlanSections(Map<String, String> heldBack, boolean accessibleReserved) {
    this.heldBack = heldBack;
    this.accessibleReserved = accessibleReserved;
  }

  /**
   * The plan's sections.
   *
   * @param heldBack reasons by seat id, beyond those of the plan; seats that the plan does not have
   *     are passed over
   * @param accessibleReserved whether accessible seats are sold only as such; otherwise they are
   *     told to the owner as seats for anybody
   */
  static List<SectionPlan> of(
      SeatingPlan plan, Map<String, String> heldBack, boolean accessibleReserved) {
    PlanSections sections = new PlanSections(heldBack, accessibleReserved);
    return plan.sections().stream().map(sections::section).toList();
  }

  private SectionPlan section(Section section) {
    boolean standing = section.kind() == dev.rushline.edge.catalogue.plan.SectionKind.STANDING;
    List<RowPlan> rows = new ArrayList<>();
    if (!standing) {
      for (Row row : section.rows()) {
        rows.add(row(section.id(), row));
      }
    }
    return new SectionPlan(
        section.id(),
        section.name(),
        standing ? SectionKind.STANDING : SectionKind.SEATED,
        section.rank(),
        standing ? section.capacity() : 0,
        section.category(),
        rows);
  }

  private RowPlan row(String section, Row row) {
    List<SeatRun> runs = new ArrayList<>(row.runs().size());
    for (Run run : row.runs()) {
      if (heldBack.isEmpty()) {
        runs.add(seats(run, 0, run.count(), run.heldBackReason()));
      } else {
        split(section, row.id(), run, runs);
      }
    }
    return new RowPlan(row.id(), row.rank(), row.focalAdjacency(), runs);
  }

  /** Cuts a run wherever the reason for holding back changes. */
  private void split(String section, String row, Run run, List<SeatRun> runs) {
    int from = 0;
    String reason = reason(section, row, run, 0);
    for (int i = 1; i < run.count(); i++) {
      String next = reason(section, row, run, i);
      if (!Objects.equals(next, reason)) {
        runs.add(seats(run, from, i, reason));
        from = i;
        reason = next;
      }
    }
    runs.add(seats(run, from, run.count(), reason));
  }

  private String reason(String section, String row, Run run, int seat) {
    return heldBack.getOrDefault(SeatIds.of(section, row, run.label(seat)), run.heldBackReason());
  }

  private SeatRun seats(Run run, int from, int to, String reason) {
    boolean labelled = run.labels() != null;
    return new SeatRun(
        to - from,
        run.firstAdjacency() + from,
        labelled ? 0 : run.firstNumber() + from * run.step(),
        labelled ? 0 : run.step(),
        labelled ? run.labels().subList(from, to) : null,
        run.category(),
        accessibleReserved ? SeatKind.valueOf(run.seatKind().name()) : SeatKind.STANDARD,
        reason);
  }
}

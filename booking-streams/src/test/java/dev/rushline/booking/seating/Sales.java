package dev.rushline.booking.seating;

import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SeatRun;
import dev.rushline.booking.hall.SectionPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small sales for tests: sections of rows A, B, ... with seats 1, 2, ... */
public final class Sales {
  public static final Instant OPENING = Instant.parse("2030-01-01T10:00:00Z");
  public static final Duration HOLD_TTL = Duration.ofMinutes(8);

  private Sales() {}

  /** A sale of version 1 with these sections, open from {@link #OPENING} for a day. */
  public static SaleCommand.DefineSale sale(SectionPlan... sections) {
    return sale(1, sections);
  }

  public static SaleCommand.DefineSale sale(long version, SectionPlan... sections) {
    return sale(version, 4, 6, false, sections);
  }

  public static SaleCommand.DefineSale sale(
      long version,
      int maxPerOrder,
      int maxPerCustomer,
      boolean cancelled,
      SectionPlan... sections) {
    return sale(version, maxPerOrder, maxPerCustomer, cancelled, false, sections);
  }

  /** A sale in which nobody may strand a seat; limits far away. */
  public static SaleCommand.DefineSale withOrphanRule(long version, SectionPlan... sections) {
    return sale(version, 100, 1_000, false, true, sections);
  }

  private static SaleCommand.DefineSale sale(
      long version,
      int maxPerOrder,
      int maxPerCustomer,
      boolean cancelled,
      boolean orphanRule,
      SectionPlan... sections) {
    return new SaleDraft(version)
        .limits(maxPerOrder, maxPerCustomer)
        .cancelled(cancelled)
        .orphanRule(orphanRule)
        .of(sections);
  }

  /** A seated section of category P1 whose rows A, B, ... have this many seats each. */
  public static SectionPlan seated(String id, int... seatsPerRow) {
    List<RowPlan> rows = new ArrayList<>();
    for (int i = 0; i < seatsPerRow.length; i++) {
      rows.add(row(String.valueOf((char) ('A' + i)), i, seatsPerRow[i]));
    }
    return new SectionPlan.Seated(id, 0, rows);
  }

  public static RowPlan row(String id, int rank, int seats) {
    return new RowPlan(id, rank, (seats - 1) / 2, List.of(run(seats, 0, 1)));
  }

  /** Seats of category P1 for anybody, numbered in steps of 1. */
  public static SeatRun run(int count, int firstAdjacency, int firstNumber) {
    return run(count, firstAdjacency, firstNumber, SeatKind.STANDARD, Optional.empty());
  }

  public static SeatRun run(
      int count, int firstAdjacency, int firstNumber, SeatKind kind, Optional<String> heldBack) {
    return new SeatRun(count, firstAdjacency, firstNumber, 1, List.of(), "P1", kind, heldBack);
  }

  public static SectionPlan standing(String id, int capacity) {
    return new SectionPlan.Standing(id, 1, capacity, "P2");
  }
}

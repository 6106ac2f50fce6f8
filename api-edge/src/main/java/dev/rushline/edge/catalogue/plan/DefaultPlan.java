package dev.rushline.edge.catalogue.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * The plan of a venue that came without one: sections {@code S1..Sn} of up to 500 seats, rows
 * {@code A..T} of 25 seats {@code 1..25}, the front row best and the middle seat best in its row.
 * Rows A-E are category P1, F-M P2, N-T P3. A capacity that is no multiple of 25 ends with a
 * shorter row. Ten sections stand side by side, further ones behind them.
 */
public final class DefaultPlan {
  /** Places when nobody says how many there are. */
  public static final int CAPACITY = 500;

  private static final int ROW_SEATS = 25;
  private static final int SECTION_SEATS = 500;
  private static final int SECTIONS_ABREAST = 10;
  private static final double SECTION_WIDTH = ROW_SEATS + 3.0;
  private static final double SECTION_DEPTH = SECTION_SEATS / (double) ROW_SEATS + 3.0;

  private DefaultPlan() {}

  /**
   * The plan for so many places.
   *
   * @param capacity 1 or more; beyond {@link SeatingPlan#PLACES_MAX} only so many are laid out:
   *     selling fewer places than there are is safe
   */
  public static SeatingPlan of(int capacity) {
    int left = Math.min(capacity, SeatingPlan.PLACES_MAX);
    List<Section> sections = new ArrayList<>();
    while (left > 0) {
      int seats = Math.min(left, SECTION_SEATS);
      sections.add(section(sections.size(), seats));
      left -= seats;
    }
    return new SeatingPlan(List.copyOf(sections)).complete();
  }

  private static Section section(int index, int seats) {
    List<Row> rows = new ArrayList<>();
    for (int left = seats; left > 0; left -= ROW_SEATS) {
      rows.add(row(rows.size(), Math.min(left, ROW_SEATS)));
    }
    int number = index + 1;
    return new Section(
        "S" + number,
        "Section " + number,
        SectionKind.SEATED,
        index,
        (index % SECTIONS_ABREAST) * SECTION_WIDTH,
        Math.floorDiv(index, SECTIONS_ABREAST) * SECTION_DEPTH,
        null,
        null,
        rows);
  }

  private static Row row(int rank, int seats) {
    String letter = String.valueOf((char) ('A' + rank));
    // The focal point is the middle of a whole row, also for a shorter last one.
    int focal = Math.min(ROW_SEATS / 2, seats - 1);
    return new Row(
        letter,
        rank,
        focal,
        null,
        (double) rank,
        List.of(Run.numbered(seats, 0, 1, category(rank))));
  }

  private static String category(int rank) {
    return rank < 5 ? "P1" : rank < 13 ? "P2" : "P3";
  }
}

package dev.rushline.tools.simulation;

import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SeatRun;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.terms.CancellationTerms;
import dev.rushline.booking.terms.HoldTerms;
import dev.rushline.booking.terms.Limits;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A small venue and its sale, drawn at random: aisles, odd numbers, held-back and accessible seats,
 * two prices, a standing area. Small, so that fans get into each other's way.
 */
final class World {
  static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");
  static final Duration HOLD_TTL = Duration.ofMinutes(8);
  static final Duration OFFER = Duration.ofMinutes(15);
  private static final int PLACES_MAX = 100;
  static final List<String> CATEGORIES = List.of("P1", "P2");

  private final RandomGenerator random;
  private final List<SectionPlan> sections = new ArrayList<>();
  private final List<String> seats = new ArrayList<>();
  private int version;

  World(RandomGenerator random) {
    this.random = random;
    int seated = 1 + random.nextInt(2);
    for (int number = 0; number < seated; number++) {
      sections.add(section("S" + number, number));
    }
    if (random.nextBoolean()) {
      sections.add(
          new SectionPlan.Standing(
              "PIT", seated, 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 8), "P2"));
    }
  }

  private SectionPlan section(String id, int rank) {
    List<RowPlan> rows = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int row = 0; row < count; row++) {
      rows.add(row(id, String.valueOf((char) ('A' + row)), row));
    }
    return new SectionPlan.Seated(id, rank, rows);
  }

  private RowPlan row(String section, String id, int rank) {
    List<SeatRun> runs = new ArrayList<>();
    int adjacency = 0;
    int label = 1;
    int step = 1 + random.nextInt(2);
    int count = 1 + random.nextInt(9);
    for (int seat = 0; seat < count; seat++) {
      adjacency += random.nextInt(8) == 0 ? 2 : 1;
      runs.add(
          new SeatRun(
              1,
              adjacency,
              label,
              1,
              List.of(),
              CATEGORIES.get(random.nextInt(6) == 0 ? 1 : 0),
              kind(),
              random.nextInt(20) == 0 ? Optional.of("kept") : Optional.empty()));
      seats.add(section + ":" + id + ":" + label);
      label += step;
    }
    return new RowPlan(id, rank, adjacency / 2, runs);
  }

  private SeatKind kind() {
    return switch (random.nextInt(16)) {
      case 0 -> SeatKind.WHEELCHAIR;
      case 1 -> SeatKind.COMPANION;
      default -> SeatKind.STANDARD;
    };
  }

  /** Ids of all numbered seats. */
  List<String> seats() {
    return seats;
  }

  Optional<String> standingArea() {
    return sections.stream()
        .filter(section -> section instanceof SectionPlan.Standing)
        .map(SectionPlan::sectionId)
        .findFirst();
  }

  /** The same seats on other terms than before, and sometimes more places to stand. */
  SaleCommand.DefineSale nextDefinition() {
    if (sections.getLast() instanceof SectionPlan.Standing area
        && area.capacity() < PLACES_MAX
        && random.nextInt(3) == 0) {
      int more = 1 + random.nextInt(30);
      sections.set(
          sections.size() - 1,
          new SectionPlan.Standing(
              area.sectionId(), area.rank(), area.capacity() + more, area.category()));
    }
    Instant opensAt = random.nextInt(3) == 0 ? BEGINNING.plus(Duration.ofHours(2)) : BEGINNING;
    SaleTerms terms =
        new SaleTerms(
            ++version,
            "EUR",
            opensAt,
            BEGINNING.plus(Duration.ofDays(2)),
            BEGINNING.plus(Duration.ofDays(3)),
            random.nextInt(40) == 0,
            new HoldTerms(HOLD_TTL, random.nextBoolean() ? Duration.ofMinutes(4) : Duration.ZERO),
            new Limits(
                1 + random.nextInt(6),
                2 + random.nextInt(8),
                random.nextBoolean() ? Map.of("P1", 1 + random.nextInt(4)) : Map.of()),
            random.nextBoolean(),
            random.nextBoolean()
                ? Optional.of(
                    new CancellationTerms(BEGINNING.plus(Duration.ofDays(1)), random.nextInt(101)))
                : Optional.empty(),
            random.nextInt(4) == 0 ? Optional.empty() : Optional.of(OFFER),
            Map.of("P1", 9_500L, "P2", 6_500L),
            sections.stream().map(SectionPlan::sectionId).toList());
    return new SaleCommand.DefineSale(terms, sections);
  }
}

package dev.rushline.booking.terms;

import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatRun;
import dev.rushline.booking.hall.SectionPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses definitions that no rule could work with. The catalogue checks far more, with better
 * words; this keeps a faulty sender from harming the owner.
 */
public final class PlanCheck {
  /** No hold and no offer lasts longer: with {@link #LATEST} no sum of times overflows. */
  static final Duration HELD_MAX = Duration.ofDays(366);

  /** No sale opens or closes later. */
  static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

  /** A booking of so many places still is one record. */
  static final int ORDER_MAX = 1_000;

  /** So many seats fit into the memory of an owner, several times over. */
  static final int SEATS_MAX = 1_000_000;

  /** What a row's claims are numbered by must fit 16 bits; the edge takes no longer row, either. */
  static final int ROW_SEATS_MAX = 10_000;

  private PlanCheck() {}

  /** Throws what is wrong with a sale (IllegalArgumentException). */
  public static void requireConsistent(SaleTerms terms, List<SectionPlan> sections) {
    requireTimes(terms);
    requireLimits(terms.limits());
    require(
        terms
            .cancellation()
            .map(CancellationTerms::refundPercent)
            .filter(percent -> percent < 0 || percent > 100)
            .isEmpty(),
        "refund below 0 or above 100 percent");
    requireSeats(sections);
    Set<String> ids = new HashSet<>();
    for (SectionPlan section : sections) {
      require(ids.add(section.sectionId()), "section twice: " + section.sectionId());
      switch (section) {
        case SectionPlan.Standing standing -> {
          require(standing.capacity() >= 0, "capacity below 0: " + standing.sectionId());
          requireCategory(standing.category(), terms);
        }
        case SectionPlan.Seated seated -> requireRows(seated, terms);
      }
    }
    require(
        ids.equals(Set.copyOf(terms.sectionsByRank())), "terms and sections name other sections");
  }

  /** Throws what is wrong with a presale (IllegalArgumentException). */
  public static void requireConsistent(Presale presale, List<PresaleQuota> codes) {
    require(presale.opensAt().isBefore(presale.closesAt()), "presale ends before it begins");
    for (PresaleQuota code : codes) {
      require(code.maxBookings() > 0, "presale code for no booking");
      require(code.maxSeats().filter(seats -> seats < 1).isEmpty(), "presale code for no seat");
    }
  }

  private static void requireLimits(Limits limits) {
    require(
        limits.perOrder() > 0 && limits.perOrder() <= ORDER_MAX, "orders of " + limits.perOrder());
  }

  private static void requireTimes(SaleTerms terms) {
    require(
        !terms.opensAt().isAfter(LATEST)
            && !terms.closesAt().isAfter(LATEST)
            && !terms.retiresAt().isAfter(LATEST.plus(HELD_MAX)),
        "a sale after " + LATEST);
    Duration ttl = terms.holds().ttl();
    require(ttl.isPositive() && ttl.compareTo(HELD_MAX) <= 0, "holds of " + ttl);
    Duration extension = terms.holds().extension();
    require(
        !extension.isNegative() && extension.compareTo(HELD_MAX) <= 0, "extension of " + extension);
    terms
        .waitlistOffer()
        .ifPresent(
            offer ->
                require(
                    offer.isPositive() && offer.compareTo(HELD_MAX) <= 0, "offers of " + offer));
  }

  /** Before anything is done for each of them. */
  private static void requireSeats(List<SectionPlan> sections) {
    long seats = 0;
    for (SectionPlan section : sections) {
      if (section instanceof SectionPlan.Seated seated) {
        for (RowPlan row : seated.rows()) {
          seats += requireRow(seated.sectionId() + ":" + row.rowId(), row);
        }
      }
    }
    require(seats <= SEATS_MAX, "more than " + SEATS_MAX + " seats: " + seats);
  }

  private static long requireRow(String where, RowPlan row) {
    long seats = 0;
    for (SeatRun run : row.runs()) {
      require(run.count() > 0, "empty run in row " + where);
      seats += run.count();
    }
    require(seats <= ROW_SEATS_MAX, "more than " + ROW_SEATS_MAX + " seats in row " + where);
    return seats;
  }

  private static void requireRows(SectionPlan.Seated section, SaleTerms terms) {
    Set<String> rows = new HashSet<>();
    for (RowPlan row : section.rows()) {
      String where = section.sectionId() + ":" + row.rowId();
      require(rows.add(row.rowId()), "row twice: " + where);
      Set<String> labels = new HashSet<>();
      for (SeatRun run : row.runs()) {
        require(
            run.labels().isEmpty() || run.labels().size() == run.count(),
            "labels and count differ in row " + where);
        requireCategory(run.category(), terms);
        for (int i = 0; i < run.count(); i++) {
          require(labels.add(run.label(i)), "seat twice: " + where + ":" + run.label(i));
        }
      }
    }
  }

  private static void requireCategory(String category, SaleTerms terms) {
    require(terms.pricesMinor().containsKey(category), "category without a price: " + category);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

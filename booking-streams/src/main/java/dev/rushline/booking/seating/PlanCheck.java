package dev.rushline.booking.seating;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses definitions that no rule could work with. The catalogue checks far more, with better
 * words; this keeps a faulty sender from harming the owner.
 */
final class PlanCheck {
  private PlanCheck() {}

  static void requireConsistent(SaleTerms terms, List<SectionPlan> sections) {
    require(
        terms.waitlistOffer().filter(offer -> !offer.isPositive()).isEmpty(), "offer of no time");
    require(!terms.holds().extension().isNegative(), "extension below 0");
    require(
        terms
            .cancellation()
            .map(CancellationTerms::refundPercent)
            .filter(percent -> percent < 0 || percent > 100)
            .isEmpty(),
        "refund below 0 or above 100 percent");
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

  static void requireConsistent(Presale presale, List<PresaleQuota> codes) {
    require(presale.opensAt().isBefore(presale.closesAt()), "presale ends before it begins");
    for (PresaleQuota code : codes) {
      require(code.maxBookings() > 0, "presale code for no booking");
      require(code.maxSeats().filter(seats -> seats < 1).isEmpty(), "presale code for no seat");
    }
  }

  private static void requireRows(SectionPlan.Seated section, SaleTerms terms) {
    Set<String> rows = new HashSet<>();
    for (RowPlan row : section.rows()) {
      String where = section.sectionId() + ":" + row.rowId();
      require(rows.add(row.rowId()), "row twice: " + where);
      Set<String> labels = new HashSet<>();
      for (SeatRun run : row.runs()) {
        require(run.count() > 0, "empty run in row " + where);
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

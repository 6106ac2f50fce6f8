package dev.rushline.bench;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.DefineSale;
import dev.rushline.schemas.booking.PriceCategory;
import dev.rushline.schemas.booking.RowPlan;
import dev.rushline.schemas.booking.SeatKind;
import dev.rushline.schemas.booking.SeatRun;
import dev.rushline.schemas.booking.SectionKind;
import dev.rushline.schemas.booking.SectionPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A venue of equal sections: 20 rows of 25 seats each, as the catalogue's default plan has them.
 */
public record Stadium(String eventId, int seats) {
  private static final int ROWS = 20;
  private static final int SEATS_PER_ROW = 25;
  private static final int SEATS_PER_SECTION = ROWS * SEATS_PER_ROW;
  private static final String CATEGORY = "P1";

  /** Id of the n-th seat, from 0; the best sections first. */
  public String seat(int n) {
    int inSection = n % SEATS_PER_SECTION;
    return "S%d:%s:%d"
        .formatted(
            n / SEATS_PER_SECTION + 1,
            rowId(inSection / SEATS_PER_ROW),
            inSection % SEATS_PER_ROW + 1);
  }

  /**
   * The command that puts it on sale, with limits that do not bind and no orphan rule.
   *
   * @param holdTtl how long a hold lasts
   */
  public BookingCommand defineSale(Duration holdTtl) {
    List<SectionPlan> sections =
        IntStream.range(0, seats / SEATS_PER_SECTION).mapToObj(Stadium::section).toList();
    return new BookingCommand(
        eventId,
        "define-" + eventId,
        null,
        DefineSale.newBuilder()
            .setSaleVersion(1L)
            .setCurrency("USD")
            .setOpensAt(Instant.EPOCH)
            .setClosesAt(Instant.parse("2100-01-01T00:00:00Z"))
            .setHoldTtlMillis(holdTtl.toMillis())
            .setHoldExtensionMillis(0L)
            .setMaxPerOrder(100)
            .setMaxPerCustomer(1_000)
            .setRetiresAt(null)
            .setCancelled(false)
            .setOrphanRule(false)
            .setCancellableUntil(null)
            .setRefundPercent(0)
            .setWaitlistOfferMillis(0L)
            .setCategories(List.of(new PriceCategory(CATEGORY, "Any", 5_000L, null)))
            .setSections(sections)
            .build());
  }

  private static SectionPlan section(int number) {
    List<RowPlan> rows =
        IntStream.range(0, ROWS)
            .mapToObj(row -> new RowPlan(rowId(row), row, SEATS_PER_ROW / 2, List.of(run())))
            .toList();
    return new SectionPlan(
        "S" + (number + 1), "Section " + (number + 1), SectionKind.SEATED, number, 0, null, rows);
  }

  private static SeatRun run() {
    return new SeatRun(SEATS_PER_ROW, 0, 1, 1, null, CATEGORY, SeatKind.STANDARD, null);
  }

  private static String rowId(int row) {
    return String.valueOf((char) ('A' + row));
  }
}

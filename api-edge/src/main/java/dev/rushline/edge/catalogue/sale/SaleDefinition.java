package dev.rushline.edge.catalogue.sale;

import dev.rushline.edge.catalogue.event.CancellationTerms;
import dev.rushline.edge.catalogue.event.Event;
import dev.rushline.edge.catalogue.event.EventState;
import dev.rushline.edge.catalogue.event.HoldBack;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.schemas.booking.DefineSale;
import dev.rushline.schemas.booking.PriceCategory;
import dev.rushline.schemas.booking.SectionPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What there is to sell for one event.
 *
 * @param event the event
 * @param saleVersion number of the change that made this definition
 * @param plan the venue's plan
 * @param deleted whether the event is being deleted: its sale is then cancelled, because the owner
 *     may have bookings that the read side has not shown yet
 */
public record SaleDefinition(Event event, long saleVersion, SeatingPlan plan, boolean deleted) {

  /** After the event's start: refunds and questions come later than the event. */
  static final Duration RETIRED_AFTER = Duration.ofDays(30);

  /** The definition of a sale that goes on. */
  public static SaleDefinition of(Event event, long saleVersion, SeatingPlan plan) {
    return new SaleDefinition(event, saleVersion, plan, false);
  }

  /** Sections of a plan that many events of one change share. */
  List<SectionPlan> sections() {
    return PlanSections.of(plan, reasons(), event.sale().accessibleReserved());
  }

  /** Whether the sections are those of the plan alone, so that another event's can be used. */
  boolean sharesSections() {
    return event.heldBack().isEmpty() && event.sale().accessibleReserved();
  }

  DefineSale command(List<SectionPlan> sections) {
    CancellationTerms cancellation = event.sale().cancellation();
    return DefineSale.newBuilder()
        .setSaleVersion(saleVersion)
        .setCurrency(event.currency())
        .setOpensAt(Objects.requireNonNullElse(event.sale().opensAt(), Instant.EPOCH))
        .setClosesAt(event.closesAt())
        .setHoldTtlMillis(Duration.ofSeconds(event.sale().holdTtlSeconds()).toMillis())
        .setHoldExtensionMillis(Duration.ofSeconds(event.sale().holdExtensionSeconds()).toMillis())
        .setMaxPerOrder(event.sale().maxPerOrder())
        .setMaxPerCustomer(event.sale().maxPerCustomer())
        .setRetiresAt(event.start().toInstant().plus(RETIRED_AFTER))
        .setCancelled(deleted || event.state() == EventState.CANCELLED)
        .setOrphanRule(event.sale().orphanRule())
        .setCancellableUntil(cancellation == null ? null : cancellation.until())
        .setRefundPercent(cancellation == null ? 0 : cancellation.refundPercent())
        .setWaitlistOfferMillis(Duration.ofSeconds(event.sale().waitlistOfferSeconds()).toMillis())
        .setCategories(categories())
        .setSections(sections)
        .build();
  }

  private List<PriceCategory> categories() {
    return event.priceCategories().stream()
        .map(p -> new PriceCategory(p.code(), p.name(), p.priceMinor(), p.maxPerCustomer()))
        .toList();
  }

  private Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    for (HoldBack held : event.heldBack()) {
      for (String seat : held.seats()) {
        reasons.put(seat, held.reason());
      }
    }
    return reasons;
  }
}

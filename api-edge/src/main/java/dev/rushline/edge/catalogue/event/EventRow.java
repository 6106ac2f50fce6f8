package dev.rushline.edge.catalogue.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Table event. */
@Entity
@Table(name = "event")
public class EventRow {
  @Id String id;
  String name;
  String description;
  String genre;
  String[] keywords;

  @Column(name = "start_at")
  Instant startAt;

  @Column(name = "start_offset")
  int startOffset;

  @Column(name = "venue_id")
  String venueId;

  String currency;

  @Column(name = "opens_at")
  Instant opensAt;

  @Column(name = "closes_at")
  Instant closesAt;

  @Column(name = "max_per_order")
  int maxPerOrder;

  @Column(name = "max_per_customer")
  int maxPerCustomer;

  @Column(name = "hold_ttl_seconds")
  int holdTtlSeconds;

  @Column(name = "hold_extension_seconds")
  int holdExtensionSeconds;

  @Column(name = "cancellable_until")
  Instant cancellableUntil;

  @Column(name = "refund_percent")
  int refundPercent;

  @Column(name = "waitlist_offer_seconds")
  int waitlistOfferSeconds;

  @Column(name = "orphan_rule")
  boolean orphanRule;

  @Column(name = "accessible_reserved")
  boolean accessibleReserved;

  String state;

  @Column(name = "hold_backs")
  String holdBacks;

  @Column(name = "sale_version")
  long saleVersion;

  long version;

  @Column(name = "changed_at")
  Instant changedAt;

  static EventRow of(StoredEvent stored, String holdBacks, Instant now) {
    Event event = stored.event();
    EventRow row = new EventRow();
    row.id = event.id();
    row.name = event.name();
    row.description = event.description();
    row.genre = event.genre();
    row.keywords = event.keywords().toArray(new String[0]);
    row.startAt = event.start().toInstant();
    row.startOffset = event.start().getOffset().getTotalSeconds();
    row.venueId = event.venueId();
    row.currency = event.currency();
    row.opensAt = event.sale().opensAt();
    row.closesAt = event.sale().closesAt();
    row.maxPerOrder = event.sale().maxPerOrder();
    row.maxPerCustomer = event.sale().maxPerCustomer();
    row.holdTtlSeconds = event.sale().holdTtlSeconds();
    row.holdExtensionSeconds = event.sale().holdExtensionSeconds();
    CancellationTerms cancellation = event.sale().cancellation();
    if (cancellation != null) {
      row.cancellableUntil = cancellation.until();
      row.refundPercent = cancellation.refundPercent();
    }
    row.waitlistOfferSeconds = event.sale().waitlistOfferSeconds();
    row.orphanRule = event.sale().orphanRule();
    row.accessibleReserved = event.sale().accessibleReserved();
    row.state = event.state().name();
    row.holdBacks = holdBacks;
    row.saleVersion = stored.saleVersion();
    row.version = stored.version();
    row.changedAt = now;
    return row;
  }

  StoredEvent stored(List<Part> parts, List<PriceCategory> prices, List<HoldBack> heldBack) {
    Event event =
        new Event(
            id,
            name,
            description,
            genre,
            List.of(keywords),
            startAt.atOffset(ZoneOffset.ofTotalSeconds(startOffset)),
            venueId,
            parts,
            currency,
            prices,
            new SaleTerms(
                opensAt,
                closesAt,
                maxPerOrder,
                maxPerCustomer,
                holdTtlSeconds,
                holdExtensionSeconds,
                cancellableUntil == null
                    ? null
                    : new CancellationTerms(cancellableUntil, refundPercent),
                waitlistOfferSeconds,
                orphanRule,
                accessibleReserved),
            EventState.valueOf(state),
            heldBack);
    return new StoredEvent(event, version, saleVersion);
  }
}

package dev.rushline.edge.catalogue.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * An event as a client writes and reads it. Times are ISO 8601 with an offset.
 *
 * @param id set by the address of the call; may be sent if it agrees
 * @param name 1 to 300 characters
 * @param description at most 20000 characters; may be absent
 * @param genre at most 100 characters; may be absent
 * @param keywords at most 50 of at most 100 characters; may be absent
 * @param start when it starts
 * @param venueId an existing venue
 * @param performers at most 500, existing ones; may be absent
 * @param currency ISO 4217 code; absent: USD, only without priceCategories
 * @param priceCategories 1 to 50; absent: P1 95.00, P2 65.00, P3 35.00
 * @param sale terms of the sale; absent: the defaults
 * @param state absent: SCHEDULED
 * @param heldBack seats not for sale; may be absent
 * @param version read only: number of the last change
 * @param saleVersion read only: number of the last change that mattered to the sale
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventBody(
    String id,
    String name,
    String description,
    String genre,
    List<String> keywords,
    String start,
    String venueId,
    List<Part> performers,
    String currency,
    List<PriceCategory> priceCategories,
    SaleBody sale,
    EventState state,
    List<HoldBack> heldBack,
    Long version,
    Long saleVersion) {

  /**
   * Terms as a client writes and reads them.
   *
   * @param opensAt start of the sale; absent: at once
   * @param closesAt end of the sale; absent: the event's start
   * @param maxPerOrder 1 to 100; absent: 8
   * @param maxPerCustomer 1 to 1000; absent: 8
   * @param holdTtlSeconds 1 to 3600; absent: 480
   * @param holdExtensionSeconds 0 to 3600; absent: 240
   * @param cancellation absent: customers cannot cancel
   * @param waitlistOfferSeconds 0, or 60 to 86400; absent: 0, no waitlist
   * @param orphanRule absent: true
   * @param accessibleReserved absent: true
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SaleBody(
      String opensAt,
      String closesAt,
      Integer maxPerOrder,
      Integer maxPerCustomer,
      Integer holdTtlSeconds,
      Integer holdExtensionSeconds,
      Cancellation cancellation,
      Integer waitlistOfferSeconds,
      Boolean orphanRule,
      Boolean accessibleReserved) {
    static SaleBody of(SaleTerms terms) {
      return new SaleBody(
          terms.opensAt() == null ? null : terms.opensAt().toString(),
          terms.closesAt() == null ? null : terms.closesAt().toString(),
          terms.maxPerOrder(),
          terms.maxPerCustomer(),
          terms.holdTtlSeconds(),
          terms.holdExtensionSeconds(),
          terms.cancellation() == null ? null : Cancellation.of(terms.cancellation()),
          terms.waitlistOfferSeconds(),
          terms.orphanRule(),
          terms.accessibleReserved());
    }
  }

  /**
   * How a customer may cancel a confirmed booking.
   *
   * @param until a time with an offset, exclusive
   * @param refundPercent how much of the price comes back, 0 to 100
   */
  public record Cancellation(String until, Integer refundPercent) {
    static Cancellation of(CancellationTerms terms) {
      return new Cancellation(terms.until().toString(), terms.refundPercent());
    }
  }

  /** What is stored, as the client reads it. */
  static EventBody of(Event event, long version, long saleVersion) {
    return new EventBody(
        event.id(),
        event.name(),
        event.description(),
        event.genre(),
        event.keywords(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(event.start()),
        event.venueId(),
        event.performers(),
        event.currency(),
        event.priceCategories(),
        SaleBody.of(event.sale()),
        event.state(),
        event.heldBack(),
        version,
        saleVersion);
  }
}

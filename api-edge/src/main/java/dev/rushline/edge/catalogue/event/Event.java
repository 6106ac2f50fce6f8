package dev.rushline.edge.catalogue.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An event that keeps the rules.
 *
 * @param id its id
 * @param name name for people
 * @param description a few words; null when there are none
 * @param genre such as Opera; null when unknown
 * @param keywords words to find it by
 * @param start when it starts, with the offset the organiser wrote
 * @param venueId where
 * @param performers who, in the organiser's order
 * @param currency ISO 4217 code of all its prices
 * @param priceCategories its prices
 * @param sale the terms of its sale
 * @param state whether it takes place
 * @param heldBack seats not for sale, beyond those the plan holds back
 */
public record Event(
    String id,
    String name,
    String description,
    String genre,
    List<String> keywords,
    OffsetDateTime start,
    String venueId,
    List<Part> performers,
    String currency,
    List<PriceCategory> priceCategories,
    SaleTerms sale,
    EventState state,
    List<HoldBack> heldBack) {

  /** End of the sale, exclusive. */
  public Instant closesAt() {
    return sale.closesAt() == null ? start.toInstant() : sale.closesAt();
  }

  /** Whether the sale has begun and is not over. */
  public boolean onSale(Instant now) {
    return (sale.opensAt() == null || !now.isBefore(sale.opensAt())) && !saleOver(now);
  }

  /** Whether nothing of it can be sold any more. */
  public boolean saleOver(Instant now) {
    return state == EventState.CANCELLED || !now.isBefore(closesAt());
  }

  /**
   * This event as a feed tells it now: what a feed knows nothing of (prices, terms, hold-backs, and
   * the state when it is silent about it) stays.
   */
  public Event retold(Event told, boolean stateTold) {
    return new Event(
        id,
        told.name,
        told.description,
        told.genre,
        told.keywords,
        told.start,
        told.venueId,
        told.performers,
        currency,
        priceCategories,
        sale,
        stateTold ? told.state : state,
        heldBack);
  }

  /** This event with these performers. */
  public Event withPerformers(List<Part> parts) {
    return new Event(
        id,
        name,
        description,
        genre,
        keywords,
        start,
        venueId,
        List.copyOf(parts),
        currency,
        priceCategories,
        sale,
        state,
        heldBack);
  }

  /** Whether the sale's owner has to hear of the difference. */
  public boolean differsForSale(Event other) {
    return !(venueId.equals(other.venueId)
        && closesAt().equals(other.closesAt())
        && currency.equals(other.currency)
        && priceCategories.equals(other.priceCategories)
        && sale.equals(other.sale)
        && state == other.state
        && heldBack.equals(other.heldBack));
  }
}

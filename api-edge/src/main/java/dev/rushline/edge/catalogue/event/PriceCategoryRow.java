package dev.rushline.edge.catalogue.event;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Table price_category. */
@Entity
@Table(name = "price_category")
public class PriceCategoryRow {
  @EmbeddedId PlaceInEvent key;
  String code;
  String name;

  @Column(name = "price_minor")
  long priceMinor;

  @Column(name = "max_per_customer")
  Integer maxPerCustomer;

  static PriceCategoryRow of(String eventId, int position, PriceCategory price) {
    PriceCategoryRow row = new PriceCategoryRow();
    row.key = new PlaceInEvent(eventId, position);
    row.code = price.code();
    row.name = price.name();
    row.priceMinor = price.priceMinor();
    row.maxPerCustomer = price.maxPerCustomer();
    return row;
  }
}

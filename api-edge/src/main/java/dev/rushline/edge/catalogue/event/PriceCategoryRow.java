package dev.rushline.edge.catalogue.event;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;

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

  boolean isSameAs(PriceCategoryRow other) {
    return !hasOtherCode(other)
        && name.equals(other.name)
        && priceMinor == other.priceMinor
        && Objects.equals(maxPerCustomer, other.maxPerCustomer);
  }

  /** Codes are unique within an event: those that change places cannot be updated one by one. */
  boolean hasOtherCode(PriceCategoryRow other) {
    return !code.equals(other.code);
  }
}

package dev.rushline.edge.catalogue.details;

import dev.rushline.edge.catalogue.event.EventState;
import dev.rushline.edge.catalogue.event.PriceCategory;
import dev.rushline.edge.catalogue.venue.Address;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An event in the words of schema.org, as search engines and other ticket sites read it. */
final class SchemaOrg {
  private SchemaOrg() {}

  static Map<String, Object> event(EventDetails event) {
    Map<String, Object> json = node("Event");
    json.put("@context", "https://schema.org");
    json.put("identifier", event.id());
    json.put("name", event.name());
    putIfThere(json, "description", event.description());
    putIfThere(json, "genre", event.genre());
    json.put("keywords", event.keywords());
    json.put("startDate", event.start());
    json.put(
        "eventStatus",
        event.state() == EventState.CANCELLED
            ? "https://schema.org/EventCancelled"
            : "https://schema.org/EventScheduled");
    json.put("location", place(event.venue()));
    json.put("performer", event.performers().stream().map(SchemaOrg::performer).toList());
    json.put("offers", offers(event));
    return json;
  }

  private static Map<String, Object> place(EventDetails.Where venue) {
    Map<String, Object> json = node("Place");
    json.put("identifier", venue.id());
    json.put("name", venue.name());
    json.put("maximumAttendeeCapacity", venue.places());
    Address address = venue.address();
    Map<String, Object> postal = node("PostalAddress");
    putIfThere(postal, "streetAddress", address.street());
    putIfThere(postal, "addressLocality", address.locality());
    putIfThere(postal, "addressRegion", address.region());
    putIfThere(postal, "postalCode", address.postalCode());
    putIfThere(postal, "addressCountry", address.country());
    json.put("address", postal);
    if (venue.geo() != null) {
      Map<String, Object> geo = node("GeoCoordinates");
      geo.put("latitude", venue.geo().latitude());
      geo.put("longitude", venue.geo().longitude());
      json.put("geo", geo);
    }
    return json;
  }

  private static Map<String, Object> performer(EventDetails.Who who) {
    Map<String, Object> json = node("PerformingGroup");
    json.put("name", who.name());
    putIfThere(json, "jobTitle", who.role());
    return json;
  }

  private static List<Map<String, Object>> offers(EventDetails event) {
    return event.priceCategories().stream().map(price -> offer(event, price)).toList();
  }

  private static Map<String, Object> offer(EventDetails event, PriceCategory price) {
    int digits = Math.max(0, Currency.getInstance(event.currency()).getDefaultFractionDigits());
    Map<String, Object> json = node("Offer");
    json.put("name", price.name());
    json.put("sku", price.code());
    json.put("price", BigDecimal.valueOf(price.priceMinor(), digits).toPlainString());
    json.put("priceCurrency", event.currency());
    putIfThere(json, "validFrom", event.sale().opensAt());
    json.put("validThrough", event.sale().closesAt());
    return json;
  }

  private static Map<String, Object> node(String type) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("@type", type);
    return json;
  }

  private static void putIfThere(Map<String, Object> json, String name, Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}

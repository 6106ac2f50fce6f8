package dev.rushline.edge.importing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rushline.edge.catalogue.venue.Address;
import dev.rushline.edge.catalogue.venue.Geo;
import java.util.List;

/** Reads the location of a schema.org Event. */
final class FeedPlaces {
  private FeedPlaces() {}

  static FeedEvent.Place of(JsonNode location) throws RefusedLine {
    List<JsonNode> all = Fields.list(location);
    if (all.isEmpty() || !all.getFirst().isObject()) {
      throw new RefusedLine(LineRefusal.PLACE_MISSING, "no location");
    }
    JsonNode place = all.getFirst();
    String name = Fields.text(place, "name");
    if (name == null) {
      throw new RefusedLine(LineRefusal.PLACE_NAME_MISSING, "the location has no name");
    }
    Fields.requireLength("location.name", name, 300);
    Address address = address(place.get("address"));
    String identifier = Fields.identifier(place);
    // Two halls of one name in two cities are two venues.
    String id =
        identifier == null
            ? FeedIds.of("venue", name + "|" + address.locality() + "|" + address.country())
            : FeedIds.of("venue", identifier);
    return new FeedEvent.Place(id, name, address, geo(place.get("geo")), capacity(place));
  }

  private static Address address(JsonNode address) throws RefusedLine {
    if (address == null || !address.isObject()) {
      return Address.NONE;
    }
    String country = Fields.text(address, "addressCountry");
    Address read =
        new Address(
            Fields.text(address, "streetAddress"),
            Fields.text(address, "addressLocality"),
            Fields.text(address, "addressRegion"),
            Fields.text(address, "postalCode"),
            // Only codes are kept: names of countries are spelled in too many ways.
            country != null && country.matches("[A-Z]{2}") ? country : null);
    Fields.requireLength("location.address.streetAddress", read.street(), 300);
    Fields.requireLength("location.address.addressLocality", read.locality(), 200);
    Fields.requireLength("location.address.addressRegion", read.region(), 200);
    Fields.requireLength("location.address.postalCode", read.postalCode(), 20);
    return read;
  }

  private static Geo geo(JsonNode geo) {
    if (geo == null || !geo.path("latitude").isNumber() || !geo.path("longitude").isNumber()) {
      return null;
    }
    double latitude = geo.get("latitude").doubleValue();
    double longitude = geo.get("longitude").doubleValue();
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
        ? new Geo(latitude, longitude)
        : null;
  }

  private static Integer capacity(JsonNode place) throws RefusedLine {
    JsonNode capacity = place.get("maximumAttendeeCapacity");
    if (capacity == null || capacity.isNull()) {
      return null;
    }
    if (!capacity.canConvertToExactIntegral()
        || !capacity.canConvertToInt()
        || capacity.intValue() < 1) {
      throw new RefusedLine(
          LineRefusal.CAPACITY_INVALID, "maximumAttendeeCapacity should be a number above 0");
    }
    return capacity.intValue();
  }
}

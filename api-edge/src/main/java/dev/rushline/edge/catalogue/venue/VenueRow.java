package dev.rushline.edge.catalogue.venue;

import dev.rushline.edge.catalogue.plan.SeatingPlan;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Table venue. */
@Entity
@Table(name = "venue")
public class VenueRow {
  @Id String id;
  String name;
  String street;
  String locality;
  String region;

  @Column(name = "postal_code")
  String postalCode;

  String country;
  Double latitude;
  Double longitude;

  @Column(name = "default_capacity")
  Integer defaultCapacity;

  long version;

  @Column(name = "changed_at")
  Instant changedAt;

  static VenueRow of(Venue venue, long version, Instant now) {
    VenueRow row = new VenueRow();
    row.id = venue.id();
    row.name = venue.name();
    row.street = venue.address().street();
    row.locality = venue.address().locality();
    row.region = venue.address().region();
    row.postalCode = venue.address().postalCode();
    row.country = venue.address().country();
    if (venue.geo() != null) {
      row.latitude = venue.geo().latitude();
      row.longitude = venue.geo().longitude();
    }
    row.defaultCapacity = venue.defaultCapacity();
    row.version = version;
    row.changedAt = now;
    return row;
  }

  Venue venue(SeatingPlan plan) {
    return new Venue(
        id,
        name,
        new Address(street, locality, region, postalCode, country),
        latitude == null ? null : new Geo(latitude, longitude),
        defaultCapacity,
        plan);
  }
}

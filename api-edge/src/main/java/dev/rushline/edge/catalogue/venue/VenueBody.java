package dev.rushline.edge.catalogue.venue;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rushline.edge.catalogue.plan.DefaultPlan;
import dev.rushline.edge.catalogue.plan.PlanRules;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.problem.BrokenRules;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * A venue as a client writes and reads it.
 *
 * @param id set by the address of the call; may be sent if it agrees
 * @param name 1 to 300 characters
 * @param address may be absent
 * @param geo may be absent
 * @param capacity places of the default plan, 1 to 1000000 (100000 are laid out at most); only
 *     without seating; absent: 500
 * @param seating the plan; absent: the default plan
 * @param places read only: seats and standing places of the plan
 * @param planVersion read only: version of the plan
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VenueBody(
    String id,
    String name,
    Address address,
    Geo geo,
    Integer capacity,
    SeatingPlan seating,
    Integer places,
    Long planVersion) {
  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  /** What is stored, as the client reads it. */
  static VenueBody of(Venue venue, long planVersion) {
    return new VenueBody(
        venue.id(),
        venue.name(),
        venue.address(),
        venue.geo(),
        venue.defaultCapacity(),
        venue.plan(),
        venue.plan().places(),
        planVersion);
  }

  /** The venue under this id, if everything keeps the rules. */
  Venue checked(String venueId) {
    BrokenRules rules = new BrokenRules();
    rules.require(id == null || id.equals(venueId), "id", "is the address's: " + venueId);
    rules.text(name, 300, "name");
    Address where = address == null ? Address.NONE : address;
    rules.optionalText(where.street(), 300, "address.street");
    rules.optionalText(where.locality(), 200, "address.locality");
    rules.optionalText(where.region(), 200, "address.region");
    rules.optionalText(where.postalCode(), 20, "address.postalCode");
    rules.require(
        where.country() == null || COUNTRIES.contains(where.country()),
        "address.country",
        "an ISO 3166-1 code of two letters");
    geo(rules);
    // What was read may be sent back: the default plan with its capacity.
    boolean asRead = capacity != null && seating != null && isDefaultPlan();
    rules.require(
        capacity == null || seating == null || asRead,
        "capacity",
        "is for the default plan; not with seating");
    if (capacity != null) {
      rules.range(capacity, 1, 1_000_000, "capacity");
    }
    if (seating != null && !asRead) {
      rules.addAll("seating.", PlanRules.faultsOf(seating));
    }
    rules.refuseIfAny();
    if (seating != null && !asRead) {
      return new Venue(venueId, name.strip(), where, geo, null, seating.complete());
    }
    int asked = capacity == null ? DefaultPlan.CAPACITY : capacity;
    return Venue.withDefaultPlan(venueId, name.strip(), where, geo, asked);
  }

  private boolean isDefaultPlan() {
    return capacity >= 1 && capacity <= 1_000_000 && seating.equals(DefaultPlan.of(capacity));
  }

  private void geo(BrokenRules rules) {
    if (geo == null) {
      return;
    }
    rules.require(
        geo.latitude() != null && Math.abs(geo.latitude()) <= 90, "geo.latitude", "-90 to 90");
    rules.require(
        geo.longitude() != null && Math.abs(geo.longitude()) <= 180,
        "geo.longitude",
        "-180 to 180");
  }
}

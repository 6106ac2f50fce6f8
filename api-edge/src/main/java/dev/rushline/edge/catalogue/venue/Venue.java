package dev.rushline.edge.catalogue.venue;

import dev.rushline.edge.catalogue.plan.DefaultPlan;
import dev.rushline.edge.catalogue.plan.SeatingPlan;

/**
 * A venue that keeps the rules.
 *
 * @param id its id
 * @param name name for people
 * @param address where to write to; parts may be null
 * @param geo where on earth; null when unknown
 * @param defaultCapacity places asked for when the plan is the default one; null when it was given
 * @param plan the seating plan, complete
 */
public record Venue(
    String id, String name, Address address, Geo geo, Integer defaultCapacity, SeatingPlan plan) {

  /** A venue that came without a plan. */
  public static Venue withDefaultPlan(
      String id, String name, Address address, Geo geo, int capacity) {
    return new Venue(id, name, address, geo, capacity, DefaultPlan.of(capacity));
  }

  /** The same venue with a plan that was given. */
  Venue withPlan(SeatingPlan given) {
    return new Venue(id, name, address, geo, null, given);
  }
}

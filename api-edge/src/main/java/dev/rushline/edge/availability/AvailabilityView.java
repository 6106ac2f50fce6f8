package dev.rushline.edge.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What is free at an event.
 *
 * @param version the event's version of the newest section: a higher one is newer
 * @param asOf when the newest section was written
 * @param stale true when this is remembered and could not be checked; else absent
 * @param free seats and places that can be held
 * @param heldBack seats that the organiser keeps from sale
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AvailabilityView(
    String eventId,
    long version,
    Instant asOf,
    Boolean stale,
    int free,
    int held,
    int sold,
    int heldBack,
    List<Section> sections) {

  /**
   * What is free in one section.
   *
   * @param codes one character per seat, in the order of the plan: F free, H held, S sold, B held
   *     back; empty for a standing area
   */
  public record Section(
      String section, long version, int free, int held, int sold, int heldBack, String codes) {}
}

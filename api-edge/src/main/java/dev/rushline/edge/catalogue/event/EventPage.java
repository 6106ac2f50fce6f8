package dev.rushline.edge.catalogue.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Some events, by start time.
 *
 * @param events the events
 * @param next cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventPage(List<Entry> events, String next) {

  /**
   * One event in a list.
   *
   * @param id its id
   * @param name its name
   * @param start when it starts
   * @param venueId where
   * @param state whether it takes place
   */
  public record Entry(
      String id, String name, OffsetDateTime start, String venueId, EventState state) {}
}

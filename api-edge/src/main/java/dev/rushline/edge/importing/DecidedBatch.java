package dev.rushline.edge.importing;

import dev.rushline.edge.catalogue.event.Event;
import dev.rushline.edge.catalogue.performer.Performer;
import dev.rushline.edge.catalogue.venue.Venue;
import java.util.List;
import java.util.Map;

/**
 * What a batch of a feed comes to.
 *
 * @param venues venues to make
 * @param performers performers to make
 * @param created events to make
 * @param updated events to change, with what they were before
 * @param unchanged number of lines that say nothing new
 * @param refused lines not taken
 * @param plans the venues of created and updated events
 */
record DecidedBatch(
    List<Venue> venues,
    List<Performer> performers,
    List<Event> created,
    List<Retold> updated,
    long unchanged,
    List<NotTaken> refused,
    Map<String, Venue> plans) {

  /**
   * A changed event.
   *
   * @param event what it is now
   * @param forSale whether its sale has to be defined anew
   * @param saleVersion the sale's version before
   */
  record Retold(Event event, boolean forSale, long saleVersion) {}

  /** A line not taken, and why. */
  record NotTaken(long line, LineRefusal code, String reason) {}
}

package dev.rushline.edge.importing;

import dev.rushline.edge.catalogue.event.Event;
import dev.rushline.edge.catalogue.venue.Address;
import dev.rushline.edge.catalogue.venue.Geo;
import java.util.List;

/**
 * An event as a feed tells it.
 *
 * @param line the line's number, from 1
 * @param event the event, without performers: with default prices and terms
 * @param stateTold whether the feed says if it takes place
 * @param place where
 * @param performers who, in the feed's order
 */
record FeedEvent(
    long line, Event event, boolean stateTold, Place place, List<FeedPerformer> performers) {

  /**
   * A venue as a feed tells it.
   *
   * @param id id made of its identifier
   * @param name its name
   * @param address its address
   * @param geo where on earth; null when not told
   * @param capacity places; null when not told
   */
  record Place(String id, String name, Address address, Geo geo, Integer capacity) {}

  /**
   * A performer as a feed tells it.
   *
   * @param nameKey the name, made comparable
   * @param role as what; null when not told
   */
  record FeedPerformer(String nameKey, String role) {}
}

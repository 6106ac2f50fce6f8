package dev.rushline.search.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something the catalogue or a sale says that is of use in a search document. Facts of one kind and
 * id replace each other; facts of different kinds may arrive in any order.
 */
public sealed interface Fact {

  /**
   * A row of the table venue.
   *
   * @param country ISO 3166-1 alpha-2 code
   */
  record Venue(
      String venueId,
      String name,
      Optional<String> city,
      Optional<String> region,
      Optional<String> country,
      Optional<Place> location)
      implements Fact {}

  /** A row of the table performer. */
  record Performer(String performerId, String name) implements Fact {}

  /**
   * A row of the table event.
   *
   * @param startOffset of the start as the organiser wrote it; seconds east of UTC
   * @param currency ISO 4217 code
   * @param opensAt when its sale opens to all; empty: at once
   * @param closesAt when its sale ends; empty: with the start
   */
  record Event(
      String eventId,
      String name,
      Optional<String> description,
      Optional<String> genre,
      List<String> keywords,
      Instant startsAt,
      int startOffset,
      String venueId,
      String currency,
      Optional<Instant> opensAt,
      Optional<Instant> closesAt,
      boolean cancelled)
      implements Fact {
    public Event {
      keywords = List.copyOf(keywords);
    }
  }

  /**
   * A row of the table event_performer.
   *
   * @param position place in the programme, 0 or more
   */
  record Performance(String eventId, int position, String performerId) implements Fact {}

  /**
   * A row of the table price_category.
   *
   * @param position place in the price list, 0 or more
   * @param priceMinor in minor units of the event's currency, 0 or more
   */
  record Price(String eventId, int position, long priceMinor) implements Fact {}

  /**
   * Told by the sale's owner and summed over the sections of the event.
   *
   * @param seats seats and places that are free
   */
  record SeatsLeft(String eventId, int seats) implements Fact {}
}

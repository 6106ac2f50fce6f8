package dev.rushline.edge.search;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/** What an answer shows of a document of the index; fields as in SearchDocument. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record IndexedEvent(
    String eventId,
    String name,
    String genre,
    List<String> performers,
    String venueId,
    String venueName,
    String city,
    String region,
    String country,
    Instant startsAt,
    int startOffset,
    Instant opensAt,
    Instant closesAt,
    boolean cancelled,
    String currency,
    Long fromPriceMinor,
    Integer seatsLeft) {
  /** The fields, for the query: a description is long, and nobody is shown it. */
  static final List<String> FIELDS =
      List.of(
          "event_id",
          "name",
          "genre",
          "performers",
          "venue_id",
          "venue_name",
          "city",
          "region",
          "country",
          "starts_at",
          "start_offset",
          "opens_at",
          "closes_at",
          "cancelled",
          "currency",
          "from_price_minor",
          "seats_left");
}

package dev.rushline.search.topology;

import dev.rushline.schemas.search.GeoPoint;
import dev.rushline.schemas.search.SearchDocument;
import dev.rushline.search.projection.Content;
import dev.rushline.search.projection.Fact;
import dev.rushline.search.projection.Outcome;
import dev.rushline.search.projection.Place;
import java.time.Instant;

/** A document as search.documents tells it. */
final class DocumentForm {
  private DocumentForm() {}

  static SearchDocument of(Outcome.Written written, long nowMillis) {
    Content content = written.content();
    Fact.Event event = content.event();
    Fact.Venue venue = content.venue();
    return SearchDocument.newBuilder()
        .setEventId(event.eventId())
        .setVersion(written.version())
        .setName(event.name())
        .setDescription(event.description().orElse(null))
        .setGenre(event.genre().orElse(null))
        .setKeywords(event.keywords())
        .setPerformers(content.performers().stream().map(Fact.Performer::name).toList())
        .setPerformerIds(content.performers().stream().map(Fact.Performer::performerId).toList())
        .setVenueId(venue.venueId())
        .setVenueName(venue.name())
        .setCity(venue.city().orElse(null))
        .setRegion(venue.region().orElse(null))
        .setCountry(venue.country().orElse(null))
        .setLocation(venue.location().map(DocumentForm::point).orElse(null))
        .setStartsAt(event.startsAt())
        .setStartOffset(event.startOffset())
        .setOpensAt(event.opensAt().orElse(null))
        .setClosesAt(content.closesAt())
        .setCancelled(event.cancelled())
        .setCurrency(event.currency())
        .setFromPriceMinor(
            content.fromPriceMinor().isPresent() ? content.fromPriceMinor().getAsLong() : null)
        .setSeatsLeft(content.seatsLeft().isPresent() ? content.seatsLeft().getAsInt() : null)
        .setChangedAt(Instant.ofEpochMilli(nowMillis))
        .build();
  }

  private static GeoPoint point(Place place) {
    return new GeoPoint(place.latitude(), place.longitude());
  }
}

package dev.rushline.search.topology;

import static dev.rushline.schemas.topics.Topics.CATALOGUE_EVENT;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_EVENT_PERFORMER;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_PERFORMER;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_PRICE_CATEGORY;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_VENUE;

import dev.rushline.search.projection.Fact;
import dev.rushline.search.projection.Place;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the rows of each table say. Column names are those of the edge's migrations. */
final class RowReader {
  private static final String CANCELLED = "CANCELLED";

  private static final Map<String, Function<Row, Fact>> BY_TOPIC =
      Map.of(
          CATALOGUE_EVENT.name(), RowReader::event,
          CATALOGUE_VENUE.name(), RowReader::venue,
          CATALOGUE_PERFORMER.name(), RowReader::performer,
          CATALOGUE_EVENT_PERFORMER.name(), RowReader::performance,
          CATALOGUE_PRICE_CATEGORY.name(), RowReader::price);

  private RowReader() {}

  static Fact read(String topic, Row row) {
    Function<Row, Fact> reader = BY_TOPIC.get(topic);
    if (reader == null) {
      throw new IllegalArgumentException(topic + " is no topic of the catalogue");
    }
    return reader.apply(row);
  }

  private static Fact event(Row row) {
    return new Fact.Event(
        row.text("id"),
        row.text("name"),
        row.optionalText("description"),
        row.optionalText("genre"),
        row.texts("keywords"),
        row.time("start_at"),
        row.integer("start_offset"),
        row.text("venue_id"),
        row.text("currency"),
        row.optionalTime("opens_at"),
        row.optionalTime("closes_at"),
        row.text("state").equals(CANCELLED));
  }

  private static Fact venue(Row row) {
    Optional<Double> latitude = row.optionalDecimal("latitude");
    Optional<Double> longitude = row.optionalDecimal("longitude");
    return new Fact.Venue(
        row.text("id"),
        row.text("name"),
        row.optionalText("locality"),
        row.optionalText("region"),
        row.optionalText("country"),
        latitude.flatMap(north -> longitude.map(east -> new Place(north, east))));
  }

  private static Fact performer(Row row) {
    return new Fact.Performer(row.text("id"), row.text("name"));
  }

  private static Fact performance(Row row) {
    return new Fact.Performance(
        row.text("event_id"), row.integer("position"), row.text("performer_id"));
  }

  private static Fact price(Row row) {
    return new Fact.Price(row.text("event_id"), row.integer("position"), row.number("price_minor"));
  }
}

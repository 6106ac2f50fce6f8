package dev.rushline.search.topology;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** Rows as the connector writes them: a field per column, nullable ones as unions with null. */
final class Rows {
  private static final String TIME =
      "{\"type\":\"string\",\"connect.name\":\"io.debezium.time.ZonedTimestamp\"}";

  private static final Schema EVENT =
      table("event")
          .requiredString("id")
          .requiredString("name")
          .optionalString("description")
          .optionalString("genre")
          .name("keywords")
          .type(
              SchemaBuilder.array()
                  .items(SchemaBuilder.unionOf().nullType().and().stringType().endUnion()))
          .noDefault()
          .name("start_at")
          .type(time())
          .noDefault()
          .requiredInt("start_offset")
          .requiredString("venue_id")
          .requiredString("currency")
          .optionalString("opens_at")
          .optionalString("closes_at")
          .requiredInt("max_per_order")
          .requiredString("state")
          .requiredLong("version")
          .endRecord();

  private static final Schema VENUE =
      table("venue")
          .requiredString("id")
          .requiredString("name")
          .optionalString("street")
          .optionalString("locality")
          .optionalString("region")
          .optionalString("country")
          .optionalDouble("latitude")
          .optionalDouble("longitude")
          .endRecord();

  private static final Schema PERFORMER =
      table("performer").requiredString("id").requiredString("name").endRecord();

  private static final Schema EVENT_PERFORMER =
      table("event_performer")
          .requiredString("event_id")
          .requiredInt("position")
          .requiredString("performer_id")
          .optionalString("role")
          .endRecord();

  private static final Schema PRICE_CATEGORY =
      table("price_category")
          .requiredString("event_id")
          .requiredInt("position")
          .requiredString("code")
          .requiredLong("price_minor")
          .endRecord();

  private Rows() {}

  private static FieldAssembler<Schema> table(String name) {
    return SchemaBuilder.record("Value").namespace("catalogue.public." + name).fields();
  }

  private static Schema time() {
    return new Schema.Parser().parse(TIME);
  }

  static GenericRecordBuilder event(String id, String venueId) {
    return new GenericRecordBuilder(EVENT)
        .set("id", id)
        .set("name", "Event " + id)
        .set("description", null)
        .set("genre", "Jazz")
        .set("keywords", List.of("jazz", "open air"))
        .set("start_at", "2031-06-01T18:00:00.000000Z")
        .set("start_offset", 7_200)
        .set("venue_id", venueId)
        .set("currency", "CHF")
        .set("opens_at", "2031-01-01T08:00:00.5Z")
        .set("closes_at", null)
        .set("max_per_order", 8)
        .set("state", "SCHEDULED")
        .set("version", 1L);
  }

  static GenericRecord venue(String id, String name) {
    return new GenericRecordBuilder(VENUE)
        .set("id", id)
        .set("name", name)
        .set("street", "Bahnhofstrasse 1")
        .set("locality", "Zürich")
        .set("region", null)
        .set("country", "CH")
        .set("latitude", 47.37)
        .set("longitude", 8.54)
        .build();
  }

  static GenericRecord performer(String id, String name) {
    return new GenericRecordBuilder(PERFORMER).set("id", id).set("name", name).build();
  }

  static GenericRecord plays(String eventId, int position, String performerId) {
    return new GenericRecordBuilder(EVENT_PERFORMER)
        .set("event_id", eventId)
        .set("position", position)
        .set("performer_id", performerId)
        .set("role", null)
        .build();
  }

  static GenericRecord price(String eventId, int position, long minor) {
    return new GenericRecordBuilder(PRICE_CATEGORY)
        .set("event_id", eventId)
        .set("position", position)
        .set("code", "A")
        .set("price_minor", minor)
        .build();
  }
}

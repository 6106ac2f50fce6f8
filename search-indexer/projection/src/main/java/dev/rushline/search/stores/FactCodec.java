package dev.rushline.search.stores;

import static dev.rushline.search.stores.Encoding.readOptional;
import static dev.rushline.search.stores.Encoding.readText;
import static dev.rushline.search.stores.Encoding.readTexts;
import static dev.rushline.search.stores.Encoding.readTime;
import static dev.rushline.search.stores.Encoding.writeOptional;
import static dev.rushline.search.stores.Encoding.writeText;
import static dev.rushline.search.stores.Encoding.writeTexts;
import static dev.rushline.search.stores.Encoding.writeTime;

import dev.rushline.search.projection.Fact;
import dev.rushline.search.projection.LastDocument;
import dev.rushline.search.projection.Place;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Facts and last documents as values of the store; what is in the key is not repeated. */
final class FactCodec {
  private FactCodec() {}

  static byte[] encode(Fact.Venue venue) {
    return Encoding.write(
        out -> {
          writeText(out, venue.name());
          writeOptional(out, venue.city(), Encoding::writeText);
          writeOptional(out, venue.region(), Encoding::writeText);
          writeOptional(out, venue.country(), Encoding::writeText);
          writeOptional(out, venue.location(), FactCodec::writePlace);
        });
  }

  static Fact.Venue decodeVenue(String venueId, byte[] value) {
    return Encoding.read(
        value,
        in ->
            new Fact.Venue(
                venueId,
                readText(in),
                readOptional(in, Encoding::readText),
                readOptional(in, Encoding::readText),
                readOptional(in, Encoding::readText),
                readOptional(in, FactCodec::readPlace)));
  }

  private static void writePlace(DataOutputStream out, Place place) throws IOException {
    out.writeDouble(place.latitude());
    out.writeDouble(place.longitude());
  }

  private static Place readPlace(DataInputStream in) throws IOException {
    return new Place(in.readDouble(), in.readDouble());
  }

  static byte[] encode(Fact.Performer performer) {
    return Encoding.write(out -> writeText(out, performer.name()));
  }

  static Fact.Performer decodePerformer(String performerId, byte[] value) {
    return new Fact.Performer(performerId, Encoding.read(value, Encoding::readText));
  }

  static byte[] encode(Fact.Event event) {
    return Encoding.write(
        out -> {
          writeText(out, event.name());
          writeOptional(out, event.description(), Encoding::writeText);
          writeOptional(out, event.genre(), Encoding::writeText);
          writeTexts(out, event.keywords());
          writeTime(out, event.startsAt());
          out.writeInt(event.startOffset());
          writeText(out, event.venueId());
          writeText(out, event.currency());
          writeOptional(out, event.opensAt(), Encoding::writeTime);
          writeOptional(out, event.closesAt(), Encoding::writeTime);
          out.writeBoolean(event.cancelled());
        });
  }

  static Fact.Event decodeEvent(String eventId, byte[] value) {
    return Encoding.read(
        value,
        in ->
            new Fact.Event(
                eventId,
                readText(in),
                readOptional(in, Encoding::readText),
                readOptional(in, Encoding::readText),
                readTexts(in),
                readTime(in),
                in.readInt(),
                readText(in),
                readText(in),
                readOptional(in, Encoding::readTime),
                readOptional(in, Encoding::readTime),
                in.readBoolean()));
  }

  static byte[] encode(Fact.Performance performance) {
    return Encoding.write(out -> writeText(out, performance.performerId()));
  }

  static Fact.Performance decodePerformance(String eventId, int position, byte[] value) {
    return new Fact.Performance(eventId, position, Encoding.read(value, Encoding::readText));
  }

  static byte[] encode(Fact.Price price) {
    return Encoding.write(out -> out.writeLong(price.priceMinor()));
  }

  static Fact.Price decodePrice(String eventId, int position, byte[] value) {
    return new Fact.Price(eventId, position, Encoding.read(value, DataInputStream::readLong));
  }

  static byte[] encode(LastDocument document) {
    return Encoding.write(
        out -> {
          out.writeLong(document.version());
          writeOptional(out, document.fingerprint(), Encoding::writeText);
        });
  }

  static LastDocument decodeLastDocument(byte[] value) {
    return Encoding.read(
        value, in -> new LastDocument(in.readLong(), readOptional(in, Encoding::readText)));
  }
}

package dev.rushline.search.sink;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Where a document's external version comes from. Of two writes of one document Elasticsearch keeps
 * the one with the higher version, in whatever order they arrive.
 */
sealed interface VersionSource {

  /**
   * The version of a record's document; empty: Elasticsearch counts itself.
   *
   * @throws DataException when the record has none or one that is no version
   */
  OptionalLong of(SinkRecord record);

  /** A header; a deletion has it, too. */
  record InHeader(String name) implements VersionSource {
    @Override
    public OptionalLong of(SinkRecord record) {
      Header header = record.headers().lastWithName(name);
      return number(header == null ? null : header.value(), "header " + name);
    }
  }

  /** A field at the top of the document; a deletion has none. */
  record InField(String name) implements VersionSource {
    @Override
    public OptionalLong of(SinkRecord record) {
      Object value =
          switch (record.value()) {
            case Struct struct when struct.schema().field(name) != null -> struct.get(name);
            case Map<?, ?> map -> map.get(name);
            case null, default -> null;
          };
      return number(value, "field " + name);
    }
  }

  /** The record's offset in its topic. Begins anew when the topic is made anew. */
  record Offset() implements VersionSource {
    @Override
    public OptionalLong of(SinkRecord record) {
      return OptionalLong.of(record.originalKafkaOffset());
    }
  }

  /** No external version: what is written last stays. */
  record None() implements VersionSource {
    @Override
    public OptionalLong of(SinkRecord record) {
      return OptionalLong.empty();
    }
  }

  /** Reads the option's value; empty when it is none. */
  static Optional<VersionSource> parse(String text) {
    if (text.equals("offset")) {
      return Optional.of(new Offset());
    }
    if (text.equals("none")) {
      return Optional.of(new None());
    }
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    if (colon < 0 || name.isEmpty()) {
      return Optional.empty();
    }
    return switch (text.substring(0, colon)) {
      case "header" -> Optional.of(new InHeader(name));
      case "field" -> Optional.of(new InField(name));
      default -> Optional.empty();
    };
  }

  private static OptionalLong number(Object value, String where) {
    long version =
        switch (value) {
          case Byte number -> number;
          case Short number -> number;
          case Integer number -> number;
          case Long number -> number;
          case Date moment -> moment.toInstant().toEpochMilli();
          case String text -> parsed(text, where);
          case byte[] bytes -> parsed(new String(bytes, StandardCharsets.UTF_8), where);
          case null -> throw new DataException("The record has no version: no " + where);
          default ->
              throw new DataException(
                  "The %s is a %s; a version is an integer, a timestamp or digits"
                      .formatted(where, value.getClass().getSimpleName()));
        };
    // One negative version fails the whole bulk request, with all the good items in it.
    if (version < 0) {
      throw new DataException("The %s is %d; a version is not negative".formatted(where, version));
    }
    return OptionalLong.of(version);
  }

  private static long parsed(String text, String where) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new DataException(
          "The %s is \"%.40s\"; a version is an integer below 2^63".formatted(where, text), e);
    }
  }
}

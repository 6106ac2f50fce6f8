package dev.rushline.streams;

import java.nio.ByteBuffer;
import java.util.Collection;
import org.apache.avro.specific.SpecificRecord;

/**
 * Ids, labels, names and reasons are short: a longer text could be read from the log and not be
 * kept, which would stop whoever decides about it. And they have no character U+0000, which
 * PostgreSQL cannot keep: such a row would stop the copy of all others.
 */
public final class TextBounds {
  /** Characters of a text, or bytes of a value that becomes one. */
  public static final int LENGTH_MAX = 1_000;

  private TextBounds() {}

  /**
   * Looks at every text of a record, however deep.
   *
   * @throws MalformedInput when one is longer, or has the character U+0000
   */
  public static void require(SpecificRecord record) {
    int fields = record.getSchema().getFields().size();
    for (int field = 0; field < fields; field++) {
      require(record, field, record.get(field));
    }
  }

  private static void require(SpecificRecord record, int field, Object value) {
    switch (value) {
      case CharSequence text -> {
        requireLength(record, field, text.length());
        requireKept(record, field, text);
      }
      case ByteBuffer bytes -> requireLength(record, field, bytes.remaining());
      case SpecificRecord inner -> require(inner);
      case Collection<?> many -> many.forEach(one -> require(record, field, one));
      case null, default -> {
        // Numbers, times, enums and what is left out.
      }
    }
  }

  private static void requireKept(SpecificRecord record, int field, CharSequence text) {
    if (text.toString().indexOf('\0') >= 0) {
      throw new MalformedInput(
          "%s with the character U+0000 in a %s"
              .formatted(
                  record.getSchema().getFields().get(field).name(), record.getSchema().getName()));
    }
  }

  private static void requireLength(SpecificRecord record, int field, int length) {
    if (length > LENGTH_MAX) {
      throw new MalformedInput(
          "%s of %d characters in a %s"
              .formatted(
                  record.getSchema().getFields().get(field).name(),
                  length,
                  record.getSchema().getName()));
    }
  }
}

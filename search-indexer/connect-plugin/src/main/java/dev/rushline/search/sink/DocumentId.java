package dev.rushline.search.sink;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** The id of a record's document: its key. */
final class DocumentId {
  /**
   * Elasticsearch's limit for {@code _id}, UTF-8. One longer id fails the whole bulk request, with
   * all the good items in it, so it must not get that far.
   */
  static final int BYTES_MAX = 512;

  // No character takes more than three bytes per char of a Java string.
  private static final int BYTES_PER_CHAR_MAX = 3;

  private DocumentId() {}

  /**
   * Reads the key.
   *
   * @throws DataException when it is no id
   */
  static String of(SinkRecord record) {
    String id =
        switch (record.key()) {
          case String text -> text;
          case Byte number -> number.toString();
          case Short number -> number.toString();
          case Integer number -> number.toString();
          case Long number -> number.toString();
          case null ->
              throw new DataException("The record has no key, which would be the document's id");
          default ->
              throw new DataException(
                  "The record's key is a "
                      + record.key().getClass().getSimpleName()
                      + "; a document's id is made of a string or an integer"
                      + " (the transform ExtractField$Key takes one out of a struct)");
        };
    if (id.isEmpty()) {
      throw new DataException("The record's key is empty, which is no id for a document");
    }
    if (id.length() * BYTES_PER_CHAR_MAX > BYTES_MAX) {
      int bytes = id.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > BYTES_MAX) {
        throw new DataException(
            "The record's key has %d bytes; a document's id has at most %d"
                .formatted(bytes, BYTES_MAX));
      }
    }
    return id;
  }
}

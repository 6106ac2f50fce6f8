package dev.rushline.local.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * What is to be imported, from a file or from standard input.
 *
 * @param name for people
 * @param bytes its size, or 0 when unknown
 * @param stream its content as it is, not unpacked
 * @param gzip whether the content is compressed
 */
public record Source(String name, long bytes, InputStream stream, boolean gzip)
    implements AutoCloseable {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final ObjectReader FIRST_VALUE = new ObjectMapper().reader();

  /** Opens a file; the caller closes it. */
  public static Source of(Path file) throws IOException {
    return of(file.getFileName().toString(), Files.size(file), Files.newInputStream(file));
  }

  /** Takes over a stream of unknown size. */
  public static Source of(InputStream stream) throws IOException {
    return of("standard input", 0, stream);
  }

  private static Source of(String name, long bytes, InputStream stream) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream);
    buffered.mark(2);
    boolean gzip = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
    buffered.reset();
    return new Source(name, bytes, buffered, gzip);
  }

  /**
   * Whether a file is a seating plan: one JSON object with zones. A catalogue's first line is a
   * JSON object as well, but an event has no zones.
   */
  public static boolean isSeatingPlan(Path file) throws IOException {
    try (Source source = of(file);
        InputStream text = source.gzip ? new GZIPInputStream(source.stream) : source.stream) {
      JsonNode first = FIRST_VALUE.readTree(text);
      return first.isObject() && first.has("zones");
    } catch (JsonProcessingException notJsonFromTheStart) {
      // The edge says what is wrong with it, line by line.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

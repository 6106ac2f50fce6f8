package dev.rushline.edge.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines without holding more than one. A line that is too long is told as such
 * and passed over; blank lines are passed over but counted, so that numbers agree with an editor's.
 */
final class FeedLines {
  /** Longest line in bytes: seven times the longest of real feeds. */
  static final int LINE_BYTES_MAX = 64 * 1024;

  private static final int CHUNK = 32 * 1024;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int position;
  private int end;
  private final byte[] line = new byte[LINE_BYTES_MAX];
  private long number;

  FeedLines(InputStream in) {
    this.in = in;
  }

  /** A line; {@code bytes} is null when it was too long. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Line(long number, byte[] bytes) {}

  /** The next line that is not blank, or null at the end. */
  Line next() throws IOException {
    while (true) {
      Line line = any();
      if (line == null || line.bytes() == null || !isBlank(line.bytes())) {
        return line;
      }
    }
  }

  private Line any() throws IOException {
    int length = 0;
    boolean tooLong = false;
    boolean something = false;
    while (fill()) {
      something = true;
      int newline = position;
      while (newline < end && chunk[newline] != '\n') {
        newline++;
      }
      int part = newline - position;
      if (length + part > LINE_BYTES_MAX) {
        tooLong = true;
      } else {
        System.arraycopy(chunk, position, line, length, part);
        length += part;
      }
      position = newline;
      if (newline < end) {
        position++;
        break;
      }
    }
    if (!something) {
      return null;
    }
    number++;
    return new Line(number, tooLong ? null : trimmed(length));
  }

  private boolean fill() throws IOException {
    if (position < end) {
      return true;
    }
    position = 0;
    end = in.read(chunk);
    if (end < 0) {
      end = 0;
      return false;
    }
    return end > 0 || fill();
  }

  /** Without a carriage return at the end and a byte order mark at the beginning of the feed. */
  private byte[] trimmed(int length) {
    int from =
        number == 1
                && length >= 3
                && line[0] == (byte) 0xEF
                && line[1] == (byte) 0xBB
                && line[2] == (byte) 0xBF
            ? 3
            : 0;
    int to = length > from && line[length - 1] == '\r' ? length - 1 : length;
    return Arrays.copyOfRange(line, from, to);
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}

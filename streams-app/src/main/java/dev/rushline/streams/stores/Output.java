package dev.rushline.streams.stores;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Fields as {@link DataOutputStream} writes them, into an array that grows: nearly all of what is
 * stored are numbers and short texts of ASCII letters, which need no stream and no look at each
 * letter.
 */
public final class Output {
  private static final int TEXT_BYTES_MAX = 0xFFFF;

  private byte[] bytes = new byte[512];
  private int length;

  Output() {}

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** The lowest byte of a number. */
  public void writeByte(int value) {
    room(Byte.BYTES);
    bytes[length++] = (byte) value;
  }

  /** One byte. */
  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** Two bytes, the higher first. */
  public void writeShort(int value) {
    room(Short.BYTES);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  /** Four bytes, the highest first. */
  public void writeInt(int value) {
    writeShort(value >> 16);
    writeShort(value);
  }

  /** Eight bytes, the highest first. */
  public void writeLong(long value) {
    writeInt((int) (value >> 32));
    writeInt((int) value);
  }

  /** Eight bytes of IEEE 754. */
  public void writeDouble(double value) {
    writeLong(Double.doubleToLongBits(value));
  }

  /** Milliseconds, as a long. */
  public void writeTime(Instant time) {
    writeLong(time.toEpochMilli());
  }

  /** Two bytes of length, then "modified UTF-8": see {@link java.io.DataInput#readUTF}. */
  public void writeUTF(String text) {
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    if (latin.length <= TEXT_BYTES_MAX && isPlain(text, latin)) {
      writeShort(latin.length);
      write(latin);
    } else {
      write(modifiedUtf8(text));
    }
  }

  /** Whether there is something, then that. */
  public <T> void writeOptional(Optional<T> value, BiConsumer<Output, T> writing) {
    writeBoolean(value.isPresent());
    value.ifPresent(something -> writing.accept(this, something));
  }

  /** How many, then each. */
  public void writeTexts(List<String> texts) {
    writeInt(texts.size());
    texts.forEach(this::writeUTF);
  }

  /** Whether each letter is one byte other than zero, which modified UTF-8 leaves as it is. */
  private static boolean isPlain(String text, byte[] latin) {
    for (int i = 0; i < latin.length; i++) {
      // What Latin-1 has not, it replaces by a question mark.
      if (latin[i] <= 0 || (latin[i] == '?' && text.charAt(i) != '?')) {
        return false;
      }
    }
    return true;
  }

  private static byte[] modifiedUtf8(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new DataOutputStream(out).writeUTF(text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a text", e);
    }
    return out.toByteArray();
  }

  private void write(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}

package dev.rushline.booking.stores;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Fields as {@link DataOutputStream} writes them, into an array that grows: nearly all of what a
 * decision stores are short texts of ASCII letters, which need no stream and no look at each
 * letter.
 */
final class Output {
  private static final int TEXT_BYTES_MAX = 0xFFFF;

  private byte[] bytes = new byte[512];
  private int length;

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  void writeByte(int value) {
    room(Byte.BYTES);
    bytes[length++] = (byte) value;
  }

  void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  void writeShort(int value) {
    room(Short.BYTES);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
  }

  void writeInt(int value) {
    writeShort(value >> 16);
    writeShort(value);
  }

  void writeLong(long value) {
    writeInt((int) (value >> 32));
    writeInt((int) value);
  }

  /** Two bytes of length, then "modified UTF-8": see {@link java.io.DataInput#readUTF}. */
  void writeUTF(String text) {
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    if (latin.length <= TEXT_BYTES_MAX && isPlain(text, latin)) {
      writeShort(latin.length);
      write(latin);
    } else {
      write(modifiedUtf8(text));
    }
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

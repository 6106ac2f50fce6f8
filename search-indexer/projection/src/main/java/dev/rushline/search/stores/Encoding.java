package dev.rushline.search.stores;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of the stores: a version byte, then fields in a fixed order. */
final class Encoding {
  /** Raise it with a change of layout, and read the former ones too: stores outlive releases. */
  private static final byte VERSION = 1;

  private Encoding() {}

  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  static byte[] write(Writing fields) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      fields.to(out);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a state value", e);
    }
  }

  static <T> T read(byte[] value, Reading<T> fields) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalStateException("state value of unknown version " + version);
      }
      return fields.from(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot decode a state value", e);
    }
  }

  /** Not writeUTF: a description may be longer than 65,535 bytes. */
  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  static void writeTime(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  static Instant readTime(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  interface WritingOne<T> {
    void to(DataOutputStream out, T value) throws IOException;
  }

  static <T> void writeOptional(DataOutputStream out, Optional<T> value, WritingOne<T> writing)
      throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      writing.to(out, value.get());
    }
  }

  static <T> Optional<T> readOptional(DataInputStream in, Reading<T> reading) throws IOException {
    return in.readBoolean() ? Optional.of(reading.from(in)) : Optional.empty();
  }

  static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(out, text);
    }
  }

  static List<String> readTexts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(readText(in));
    }
    return texts;
  }

  static byte[] ofInt(int number) {
    return write(out -> out.writeInt(number));
  }

  static int toInt(byte[] value) {
    return read(value, DataInputStream::readInt);
  }
}

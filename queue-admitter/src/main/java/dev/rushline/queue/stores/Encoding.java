package dev.rushline.queue.stores;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of the stores: a version byte, then fields in a fixed order. */
final class Encoding {
  /** Raise it with a change of layout, and read the former ones too: stores outlive releases. */
  private static final byte VERSION = 3;

  private Encoding() {}

  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  /** For values whose layout was another in a former version. */
  interface ReadingOf<T> {
    T from(DataInputStream in, int version) throws IOException;
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
    return read(value, (in, _) -> fields.from(in));
  }

  static <T> T read(byte[] value, ReadingOf<T> fields) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
      byte version = in.readByte();
      if (version < 1 || version > VERSION) {
        throw new IllegalStateException("state value of unknown version " + version);
      }
      return fields.from(in, version);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot decode a state value", e);
    }
  }

  static void writeTime(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.toEpochMilli());
  }

  static Instant readTime(DataInputStream in) throws IOException {
    return Instant.ofEpochMilli(in.readLong());
  }

  static void writeOptionalTime(DataOutputStream out, Optional<Instant> time) throws IOException {
    out.writeBoolean(time.isPresent());
    if (time.isPresent()) {
      writeTime(out, time.get());
    }
  }

  static Optional<Instant> readOptionalTime(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(readTime(in)) : Optional.empty();
  }

  static void writeOptional(DataOutputStream out, Optional<String> text) throws IOException {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      out.writeUTF(text.get());
    }
  }

  static Optional<String> readOptional(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
  }

  static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  static List<String> readTexts(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}

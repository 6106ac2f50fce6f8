package dev.rushline.streams.stores;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value's fields, in the order in which its layout has them: what {@link Output} has written. Of
 * a value that ends before its fields do nothing is made.
 */
public final class Input {
  private final ByteBuffer in;
  private final int layout;

  Input(byte[] value) {
    in = ByteBuffer.wrap(value);
    layout = in.get();
  }

  int layout() {
    return layout;
  }

  /** Whether the value has what came with this layout. */
  public boolean isSince(int first) {
    return layout >= first;
  }

  /** As written by {@link Output#writeByte}. */
  public byte readByte() {
    return in.get();
  }

  /** As written by {@link Output#writeBoolean}. */
  public boolean readBoolean() {
    return in.get() != 0;
  }

  /** As written by {@link Output#writeShort}. */
  public short readShort() {
    return in.getShort();
  }

  /** As written by {@link Output#writeInt}. */
  public int readInt() {
    return in.getInt();
  }

  /** As written by {@link Output#writeLong}. */
  public long readLong() {
    return in.getLong();
  }

  /** As written by {@link Output#writeDouble}. */
  public double readDouble() {
    return in.getDouble();
  }

  /** As written by {@link Output#writeTime}. */
  public Instant readTime() {
    return Instant.ofEpochMilli(readLong());
  }

  /** As written by {@link Output#writeUTF}. */
  public String readUTF() {
    int length = Short.toUnsignedInt(in.getShort());
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    int from = in.position();
    in.position(from + length);
    return isPlain(from, length)
        ? new String(in.array(), from, length, StandardCharsets.US_ASCII)
        : modifiedUtf8(from - Short.BYTES, Short.BYTES + length);
  }

  /** Whether each letter is one byte other than zero. */
  private boolean isPlain(int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (in.get(i) <= 0) {
        return false;
      }
    }
    return true;
  }

  private String modifiedUtf8(int from, int length) {
    try {
      return new DataInputStream(new ByteArrayInputStream(in.array(), from, length)).readUTF();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot decode a text", e);
    }
  }

  /** As written by {@link Output#writeOptional}. */
  public <T> Optional<T> readOptional(Function<Input, T> reading) {
    return readBoolean() ? Optional.of(reading.apply(this)) : Optional.empty();
  }

  /** As written by {@link Output#writeTexts}. */
  public List<String> readTexts() {
    return readList(Input::readUTF);
  }

  /** How many as an int, then each. */
  public <T> List<T> readList(Function<Input, T> element) {
    int count = readInt();
    // No more room than the value has bytes for: a damaged count must not cost all memory.
    List<T> list = new ArrayList<>(Math.min(count, in.remaining()));
    for (int i = 0; i < count; i++) {
      list.add(element.apply(this));
    }
    return list;
  }
}

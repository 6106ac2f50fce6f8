package dev.rushline.streams.stores;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The layouts of values, which all values of an application have in common: a byte that says which
 * one, then fields in a fixed order. Raise the newest with a change, and read the former ones too:
 * stores outlive releases.
 *
 * @param oldest the first one that is still read
 * @param newest the one that is written
 */
public record ValueLayout(int oldest, int newest) {

  /** Values with these fields. */
  public <V> ValueForm<V> of(BiConsumer<V, Output> writing, Function<Input, V> reading) {
    return new ValueForm<>() {
      @Override
      public byte[] encode(V value) {
        return write(out -> writing.accept(value, out));
      }

      @Override
      public V decode(byte[] value) {
        return read(value, reading);
      }
    };
  }

  /** One value, in the newest layout. */
  public byte[] write(Consumer<Output> fields) {
    Output out = new Output();
    out.writeByte(newest);
    fields.accept(out);
    return out.toByteArray();
  }

  /**
   * One value, of whatever layout is read.
   *
   * @throws IllegalStateException when it has another one
   */
  public <T> T read(byte[] value, Function<Input, T> fields) {
    return fields.apply(input(value));
  }

  private Input input(byte[] value) {
    Input in = new Input(value);
    if (in.layout() < oldest || in.layout() > newest) {
      throw new IllegalStateException(
          "state value of version %d: this build reads %d to %d"
              .formatted(in.layout(), oldest, newest));
    }
    return in;
  }
}

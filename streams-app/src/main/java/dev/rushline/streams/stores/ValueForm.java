package dev.rushline.streams.stores;

import java.util.function.Function;

/**
 * How a family's values are written and read.
 *
 * @param <V> what a value says
 */
public interface ValueForm<V> {

  /** The value as it is kept. */
  byte[] encode(V value);

  /** What was kept, by this build or a former one. */
  V decode(byte[] value);

  /** A form that is written and read so. */
  static <V> ValueForm<V> of(Function<V, byte[]> writing, Function<byte[], V> reading) {
    return new ValueForm<>() {
      @Override
      public byte[] encode(V value) {
        return writing.apply(value);
      }

      @Override
      public V decode(byte[] value) {
        return reading.apply(value);
      }
    };
  }

  /** Bytes whose form is somebody else's business. */
  static ValueForm<byte[]> bytes() {
    return of(Function.identity(), Function.identity());
  }

  /** The value of entries that say all by being there. */
  enum Nothing implements ValueForm<Nothing> {
    /** Than that it is there. */
    MORE;

    @Override
    public byte[] encode(Nothing value) {
      return new byte[0];
    }

    @Override
    public Nothing decode(byte[] value) {
      return MORE;
    }
  }
}

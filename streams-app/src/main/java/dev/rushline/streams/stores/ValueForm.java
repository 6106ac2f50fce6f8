package dev.rushline.streams.stores;

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

  /** Bytes whose form is somebody else's business. */
  static ValueForm<byte[]> bytes() {
    return new ValueForm<>() {
      @Override
      public byte[] encode(byte[] value) {
        return value;
      }

      @Override
      public byte[] decode(byte[] value) {
        return value;
      }
    };
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

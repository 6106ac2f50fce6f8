package dev.rushline.booking.stores;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry used longest ago when it grows beyond its size. */
final class LeastRecentlyUsed<K, V> extends LinkedHashMap<K, V> {
  @Serial private static final long serialVersionUID = 1L;
  private static final float LOAD_FACTOR = 0.75f;

  private final int max;

  LeastRecentlyUsed(int max) {
    super(16, LOAD_FACTOR, true);
    this.max = max;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > max;
  }
}

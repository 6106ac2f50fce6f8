package dev.rushline.streams;

import java.util.HashMap;
import java.util.Map;

/**
 * Settings of the topics that stores are restored from. The segment that is being written is never
 * compacted, so segments are small (Kafka's are of a GiB) and compacted early: a restore reads
 * little more than what is so.
 */
public final class Changelog {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "segment.bytes", Integer.toString(64 * 1024 * 1024), "min.cleanable.dirty.ratio", "0.2");

  private Changelog() {}

  /** For values of up to Kafka's usual megabyte. */
  public static Map<String, String> settings() {
    return SETTINGS;
  }

  /**
   * For larger ones.
   *
   * @param recordBytesMax the largest record, in bytes
   */
  public static Map<String, String> settings(int recordBytesMax) {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("max.message.bytes", Integer.toString(recordBytesMax));
    return settings;
  }
}

package dev.rushline.schemas.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a reader puts the records of a topic that it could not take: key and value bytes as they
 * were, the reason in headers.
 *
 * @param source the topic that is read
 */
public record DeadLetterTopic(AnyTopic source) {

  /** One: such records are few, and people read them in order. */
  public static final int PARTITIONS = 1;

  /** Long enough for somebody to come back from holidays and repair them. */
  private static final Duration RETENTION = Duration.ofDays(28);

  private static final int HEADERS_BYTES_MAX = 64 * 1024;

  /** The topic's name. */
  public String name() {
    return source.name() + ".dlq";
  }

  /** What the topic is for, for people. */
  public String purpose() {
    return "what could not be taken from " + source.name() + ", with the reason in headers";
  }

  /** Topic settings by their Kafka names. */
  public Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    config.put("retention.ms", Long.toString(RETENTION.toMillis()));
    // What fits into the source must fit here, with the headers that say why it is here.
    String ofSource = source.config().get("max.message.bytes");
    if (ofSource != null) {
      config.put(
          "max.message.bytes", Integer.toString(Integer.parseInt(ofSource) + HEADERS_BYTES_MAX));
    }
    return Map.copyOf(config);
  }
}

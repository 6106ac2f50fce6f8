package dev.rushline.local.topics;

import dev.rushline.schemas.topics.AnyTopic;
import dev.rushline.schemas.topics.DeadLetterTopic;
import dev.rushline.schemas.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a topic has to be like, whatever its values are.
 *
 * @param key what the key is, for people
 * @param purpose what it is for, for people
 * @param config settings by their Kafka names
 */
public record WantedTopic(
    String name, String key, String purpose, int partitions, Map<String, String> config) {

  /** Partitions of Kafka's own topic of offsets; few applications need few. */
  public static final int OFFSETS_PARTITIONS = 6;

  /**
   * Kafka's own topic of offsets, kept small: a broker that starts reads all of it before a group
   * goes on, and each transaction of a stream thread leaves records and a marker in it. Docs:
   * decision 0015.
   */
  public static WantedTopic offsets() {
    return new WantedTopic(
        "__consumer_offsets",
        "group, topic, partition",
        "how far each group has read",
        OFFSETS_PARTITIONS,
        Map.of(
            "cleanup.policy", "compact",
            "segment.bytes", Integer.toString(1 << 20),
            "min.cleanable.dirty.ratio", "0.2",
            "delete.retention.ms", "60000"));
  }

  /** Every topic of the system, in the order in which data flows. */
  public static List<WantedTopic> all() {
    Stream<AnyTopic> readable = Stream.concat(Topics.captured().stream(), Topics.all().stream());
    return Stream.concat(
            readable.map(
                topic ->
                    new WantedTopic(
                        topic.name(),
                        topic.key(),
                        topic.purpose(),
                        topic.partitions(),
                        topic.config())),
            Topics.deadLetters().stream()
                .map(
                    topic ->
                        new WantedTopic(
                            topic.name(),
                            "as " + topic.source().name(),
                            topic.purpose(),
                            DeadLetterTopic.PARTITIONS,
                            topic.config())))
        .toList();
  }
}

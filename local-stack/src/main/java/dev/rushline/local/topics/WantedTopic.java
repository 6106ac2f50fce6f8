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

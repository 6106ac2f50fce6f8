package dev.rushline.schemas.topics;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Where in a topic the records of a key are. */
public final class Partitions {
  private Partitions() {}

  /**
   * The partition that Kafka's own producer chooses (murmur2 of the key's UTF-8); others, such as
   * librdkafka's, choose otherwise unless they are told to.
   *
   * @param partitions of the topic, 1 or more
   */
  public static int of(String key, int partitions) {
    return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
  }
}

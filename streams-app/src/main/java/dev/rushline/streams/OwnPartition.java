package dev.rushline.streams;

import dev.rushline.schemas.topics.Partitions;

/**
 * Which commands a task may decide: those of events whose partition it is. A sender that chooses
 * partitions in another way than Kafka's own producer would otherwise make a second owner, who
 * knows nothing of what the first has given away.
 *
 * @param number of the task's partition
 * @param partitions of the topic
 */
public record OwnPartition(int number, int partitions) {

  /**
   * To be asked before anything is decided.
   *
   * @throws MalformedInput when the record's key is not the event, or the event is another task's
   */
  public void require(String key, String eventId, String commandId) {
    if (!eventId.equals(key)) {
      throw new MalformedInput(
          "command %s is about %s and has the key %s".formatted(commandId, eventId, key));
    }
    int right = Partitions.of(eventId, partitions);
    if (right != number) {
      throw new MalformedInput(
          "command %s about %s belongs to partition %d, not %d: its sender chooses partitions otherwise than Kafka's own producer"
              .formatted(commandId, eventId, right, number));
    }
  }
}

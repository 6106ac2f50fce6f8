package dev.rushline.search.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows which records are not done, and so up to where a partition may be committed. A record can
 * be delivered a second time while its first copy is not done: both count.
 */
final class OffsetTracker {
  // partition, offset => copies that are not done; no entry when there are none
  private final Map<TopicPartition, TreeMap<Long, Integer>> unfinished = new HashMap<>();

  void begin(TopicPartition partition, long offset) {
    unfinished.computeIfAbsent(partition, any -> new TreeMap<>()).merge(offset, 1, Integer::sum);
  }

  void finish(TopicPartition partition, long offset) {
    TreeMap<Long, Integer> offsets = unfinished.get(partition);
    if (offsets == null || !offsets.containsKey(offset)) {
      throw new IllegalStateException("%s@%d was never begun".formatted(partition, offset));
    }
    offsets.computeIfPresent(offset, (any, copies) -> copies == 1 ? null : copies - 1);
    if (offsets.isEmpty()) {
      unfinished.remove(partition);
    }
  }

  /** Forgets a partition that belongs to another task from now on. */
  void forget(TopicPartition partition) {
    unfinished.remove(partition);
  }

  /**
   * What may be committed: for each partition the first record that is not done, or all that was
   * delivered.
   *
   * @param delivered the record after the last one that Connect has handed over, per partition
   */
  Map<TopicPartition, OffsetAndMetadata> committable(
      Map<TopicPartition, OffsetAndMetadata> delivered) {
    Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();
    delivered.forEach(
        (partition, end) -> {
          TreeMap<Long, Integer> offsets = unfinished.get(partition);
          boolean allDone = offsets == null || offsets.firstKey() >= end.offset();
          committable.put(partition, allDone ? end : new OffsetAndMetadata(offsets.firstKey()));
        });
    return committable;
  }
}

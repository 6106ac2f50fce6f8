package dev.rushline.queue.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How far a group is behind in each partition of a topic, from samples of where it is. */
final class PartitionLags {
  private final Map<Integer, LagHistory> histories = new HashMap<>();

  /**
   * Where a group is in one partition.
   *
   * @param end where the partition ends
   * @param done up to where the group has come
   */
  record Position(long end, long done) {}

  /** Adds samples and says how far behind the group is, by partition. */
  Map<Integer, Duration> measured(long nowMillis, Map<Integer, Position> positions) {
    return positions.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                position ->
                    histories
                        .computeIfAbsent(position.getKey(), _ -> new LagHistory())
                        .lag(nowMillis, position.getValue().end, position.getValue().done)));
  }

  void clear() {
    histories.clear();
  }
}

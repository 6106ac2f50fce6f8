package dev.rushline.queue.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How far a group is behind in each partition of a topic, from samples of their ends. */
final class PartitionLags {
  private final Map<Integer, LagHistory> histories = new HashMap<>();

  /**
   * Adds samples and says how far behind the group is, by partition.
   *
   * @param ends where the partitions end
   * @param done up to where the group has come; none: it has done nothing
   */
  Map<Integer, Duration> measured(
      long nowMillis, Map<Integer, Long> ends, Map<Integer, Long> done) {
    return ends.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                end ->
                    histories
                        .computeIfAbsent(end.getKey(), _ -> new LagHistory())
                        .lag(nowMillis, end.getValue(), done.getOrDefault(end.getKey(), 0L))));
  }

  void clear() {
    histories.clear();
  }

  /**
   * The number of an event's partition is that of its line's only if there are as many of both.
   *
   * @throws IllegalStateException otherwise
   */
  static void requireAsMany(String commands, int ofCommands, String lines, int ofLines) {
    if (ofCommands != ofLines) {
      throw new IllegalStateException(
          "%s has %d partitions and %s has %d: which of them a line's event is in is not known, and nobody is let in"
              .formatted(commands, ofCommands, lines, ofLines));
    }
  }
}

package dev.rushline.queue.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/** When which line is to be looked at, earliest first, so that nobody walks over all of them. */
final class DueTimes {
  private final Map<String, Due> ofLines = new HashMap<>();
  private final TreeSet<Due> inOrder = new TreeSet<>();

  private record Due(long atMillis, String eventId) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime != 0 ? byTime : eventId.compareTo(other.eventId);
    }
  }

  /** In place of the former time, whether that was earlier or later. */
  void set(String eventId, long atMillis) {
    Due former = ofLines.get(eventId);
    if (former != null && former.atMillis == atMillis) {
      return;
    }
    forget(eventId);
    Due due = new Due(atMillis, eventId);
    ofLines.put(eventId, due);
    inOrder.add(due);
  }

  void forget(String eventId) {
    Due former = ofLines.remove(eventId);
    if (former != null) {
      inOrder.remove(former);
    }
  }

  OptionalLong of(String eventId) {
    Due due = ofLines.get(eventId);
    return due == null ? OptionalLong.empty() : OptionalLong.of(due.atMillis);
  }

  OptionalLong first() {
    return inOrder.isEmpty() ? OptionalLong.empty() : OptionalLong.of(inOrder.first().atMillis);
  }

  /** Those that are due, without their times from now on. */
  List<String> take(long nowMillis, int max) {
    List<String> due = new ArrayList<>();
    while (due.size() < max && !inOrder.isEmpty() && inOrder.first().atMillis <= nowMillis) {
      String eventId = inOrder.first().eventId;
      forget(eventId);
      due.add(eventId);
    }
    return due;
  }
}

package dev.rushline.system;

import dev.rushline.local.stack.LocalSystem;
import dev.rushline.schemas.queue.Called;
import dev.rushline.schemas.queue.PlaceTaken;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.SlotEnded;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.tools.topics.EventLog;
import dev.rushline.tools.topics.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What queue.events says of one event's line, read by somebody from outside. */
record LineStory(List<QueueEvent> events) {
  /** Follows queue.events from the first record to the last committed one. */
  static LineStory of(LocalSystem system, String eventId) {
    List<QueueEvent> events = new ArrayList<>();
    try (Serde<QueueEvent> values = Topics.QUEUE_EVENTS.valueSerde(system.registry().url())) {
      EventLog.ofEvent(eventId, system.kafka().bootstrap(), Topics.QUEUE_EVENTS.name())
          .read(
              Serdes.String().deserializer(),
              values.deserializer(),
              event -> {
                if (event.key().equals(eventId)) {
                  events.add(event.value());
                }
              },
              Progress.UNHEARD);
    }
    return new LineStory(List.copyOf(events));
  }

  private <T> List<T> all(Class<T> type) {
    return events.stream()
        .map(QueueEvent::getBody)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Arrivals of places, in the order in which they were taken. */
  List<Long> arrivals() {
    return all(PlaceTaken.class).stream().map(PlaceTaken::getArrival).toList();
  }

  /** The place of each fan who joined once. */
  Map<String, Long> arrivalOf() {
    Map<String, Long> places = new HashMap<>();
    all(PlaceTaken.class).forEach(taken -> places.put(taken.getCustomerId(), taken.getArrival()));
    return places;
  }

  /** Numbers of the fans who were called, in the order in which they were. */
  List<Long> numbersCalled() {
    return all(Called.class).stream().map(Called::getNumber).toList();
  }

  /** Most fans who had a slot at a time. */
  int mostInside() {
    Set<String> inside = new HashSet<>();
    int most = 0;
    for (QueueEvent event : events) {
      switch (event.getBody()) {
        case Called called -> inside.add(called.getCustomerId());
        case SlotEnded ended -> inside.remove(ended.getCustomerId());
        default -> {}
      }
      most = Math.max(most, inside.size());
    }
    return most;
  }

  /** Fans whose slot has not ended. */
  Set<String> stillInside() {
    Set<String> inside = new HashSet<>();
    all(Called.class).forEach(called -> inside.add(called.getCustomerId()));
    all(SlotEnded.class).forEach(ended -> inside.remove(ended.getCustomerId()));
    return inside;
  }
}

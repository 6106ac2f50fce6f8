package dev.rushline.tools.replay;

import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.booking.topology.BookingTopology;
import dev.rushline.booking.topology.MessageForms;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.SaleQuarantined;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.tools.topics.EventLog;
import dev.rushline.tools.topics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;

/**
 * Whether the owner has decided as a replay does: the same events in booking.events, and the same
 * bytes in its stores, as their changelogs have them. True of a sale at rest only: what the owner
 * decides while this looks is not in both.
 *
 * @param eventId the event
 * @param bootstrap addresses of brokers
 * @param registryUrl address of the schema registry
 */
public record Comparison(String eventId, String bootstrap, String registryUrl) {
  private static final String APPLICATION = "booking-streams";
  private static final int DIFFERENCES_MAX = 20;

  /** What differs, one line each, at most twenty; none when replay equals live. */
  public List<String> differences(Retold retold) {
    List<String> differences = new ArrayList<>(eventsThatDiffer(retold));
    differences.addAll(bytesThatDiffer(retold));
    return differences.stream().limit(DIFFERENCES_MAX).toList();
  }

  private List<String> eventsThatDiffer(Retold retold) {
    List<BookingEvent> live = liveEvents();
    List<String> differences = new ArrayList<>();
    int index = 0;
    for (Retold.Step step : retold.steps()) {
      for (SaleEvent event : step.decision().events()) {
        Object told = MessageForms.event(new EventId(eventId), event);
        if (index >= live.size() || !live.get(index).getBody().equals(told)) {
          differences.add(
              "event %d: replayed %s, live %s"
                  .formatted(index + 1, told, index < live.size() ? live.get(index) : "has none"));
        }
        index++;
      }
    }
    if (live.size() > index) {
      differences.add("live has " + (live.size() - index) + " events more");
    }
    return differences;
  }

  /** What the owner has told of the event, as far back as it is kept. */
  public List<BookingEvent> liveEvents() {
    List<BookingEvent> events = new ArrayList<>();
    try (Serde<BookingEvent> values = Topics.BOOKING_EVENTS.valueSerde(registryUrl)) {
      EventLog.ofEvent(eventId, bootstrap, Topics.BOOKING_EVENTS.name())
          .read(
              Serdes.String().deserializer(),
              values.deserializer(),
              record -> {
                if (eventId.equals(record.key())) {
                  events.add(record.value());
                }
              },
              Progress.UNHEARD);
    }
    return events;
  }

  /** What went wrong where the owner put the event into quarantine, by offset of the command. */
  Map<Long, String> faults() {
    Map<Long, String> faults = new HashMap<>();
    for (BookingEvent event : liveEvents()) {
      if (event.getBody() instanceof SaleQuarantined quarantined) {
        faults.put(event.getCommandOffset(), quarantined.getFault());
      }
    }
    return faults;
  }

  private List<String> bytesThatDiffer(Retold retold) {
    Map<Bytes, byte[]> live = new TreeMap<>();
    readChangelog(BookingTopology.SALE_PLANS, live);
    readChangelog(BookingTopology.SALE_SEATS, live);
    readChangelog(BookingTopology.SALE_STATE, live);
    Map<Bytes, byte[]> replayed = retold.bytes();
    List<String> differences = new ArrayList<>();
    replayed.forEach(
        (key, value) -> {
          if (!Arrays.equals(value, live.get(key))) {
            differences.add("store: other bytes under " + key);
          }
        });
    live.keySet().stream()
        .filter(key -> !replayed.containsKey(key))
        .forEach(key -> differences.add("store: only live has " + key));
    return differences;
  }

  private void readChangelog(String store, Map<Bytes, byte[]> entries) {
    EventLog.ofEvent(eventId, bootstrap, APPLICATION + "-" + store + "-changelog")
        .read(
            Serdes.Bytes().deserializer(),
            Serdes.ByteArray().deserializer(),
            record -> {
              if (!SaleStores.isSaleOf(new EventId(eventId), record.key())) {
                return;
              }
              if (record.value() == null) {
                entries.remove(record.key());
              } else {
                entries.put(record.key(), record.value());
              }
            },
            Progress.UNHEARD);
  }
}

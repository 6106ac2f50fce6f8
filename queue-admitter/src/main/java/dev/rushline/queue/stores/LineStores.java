package dev.rushline.queue.stores;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.PlaceStatus;
import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.DecidedLog;
import dev.rushline.streams.KeptRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The lines of one task. Every line that was ever set up is kept decoded, about 1 kB each: there
 * are as many as events that somebody gave a policy.
 */
public final class LineStores {
  private final KeyValueStore<Bytes, byte[]> lineStore;
  private final KeyValueStore<Bytes, byte[]> places;
  private final DecidedLog commands;
  private final DecidedLog events;
  private final KeptRules rules;
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, RoundsDraw> draws = new HashMap<>();

  /** The draw of one round; making it again would cost a key derivation for every command. */
  private record RoundsDraw(int round, long drawn, Draw draw) {}

  /** Takes over the stores of lines and of places. */
  public LineStores(KeyValueStore<Bytes, byte[]> lineStore, KeyValueStore<Bytes, byte[]> places) {
    this.lineStore = lineStore;
    this.places = places;
    commands = log(Topics.QUEUE_COMMANDS);
    events = log(Topics.BOOKING_EVENTS);
    rules = new KeptRules(lineStore, LineKeys.rules());
    Bytes[] all = LineKeys.all('L');
    try (KeyValueIterator<Bytes, byte[]> kept = lineStore.range(all[0], all[1])) {
      kept.forEachRemaining(
          entry -> lines.put(LineKeys.parts(entry.key)[0], LineCodec.decodeLine(entry.value)));
    }
  }

  private DecidedLog log(Topic<?> topic) {
    return new DecidedLog(lineStore, LineKeys.decidedLog(topic.name()));
  }

  /** How much of {@code queue.commands} is in the stores. */
  public DecidedLog commands() {
    return commands;
  }

  /** How much of {@code booking.events} is in the stores. */
  public DecidedLog events() {
    return events;
  }

  /** Which rules the partition's log has adopted. */
  public KeptRules rules() {
    return rules;
  }

  /** The state of one event's line; what it is told is kept once it is flushed. */
  public StoredLineState ofEvent(String eventId) {
    return new StoredLineState(eventId, this);
  }

  /** The line of an event; {@link Line#none} when there never was one. */
  public Line line(String eventId) {
    Line known = lines.get(eventId);
    return known == null ? Line.none(eventId) : known;
  }

  /** All lines that were ever set up. */
  public void forEach(BiConsumer<String, Line> visitor) {
    lines.forEach(visitor);
  }

  /** A fan's last place in an event's line; one of a former round may be forgotten. */
  public Optional<FanPlace> fan(String eventId, String customerId) {
    byte[] value = places.get(LineKeys.fan(eventId, customerId));
    return value == null ? Optional.empty() : Optional.of(LineCodec.decodePlace(value));
  }

  void save(String eventId, Line line) {
    lines.put(eventId, line);
    lineStore.put(LineKeys.line(eventId), LineCodec.encode(line));
  }

  /** Keeps a place, and what leads to it, in place of the former. */
  void save(String eventId, Optional<FanPlace> former, FanPlace place) {
    former.ifPresent(old -> deleteWhatLeadsTo(old, eventId));
    place.deadline().ifPresent(at -> places.put(deadlineKey(at, eventId, place), new byte[0]));
    if (waits(place)) {
      places.put(
          LineKeys.waiting(eventId, place.round(), place.arrival()),
          Encoding.write(out -> out.writeUTF(place.customerId())));
    }
    places.put(LineKeys.fan(eventId, place.customerId()), LineCodec.encode(place));
  }

  /** Forgets a place and what leads to it. */
  void delete(String eventId, FanPlace place) {
    deleteWhatLeadsTo(place, eventId);
    places.delete(LineKeys.fan(eventId, place.customerId()));
  }

  private void deleteWhatLeadsTo(FanPlace place, String eventId) {
    place.deadline().ifPresent(at -> places.delete(deadlineKey(at, eventId, place)));
    if (waits(place)) {
      places.delete(LineKeys.waiting(eventId, place.round(), place.arrival()));
    }
  }

  private static Bytes deadlineKey(Instant at, String eventId, FanPlace place) {
    return LineKeys.deadline(at, eventId, place.round(), place.customerId());
  }

  /** The last places of an event's fans with their keys, from a key on; to be closed. */
  KeyValueIterator<Bytes, byte[]> fans(String eventId, Optional<Bytes> from) {
    Bytes[] all = LineKeys.fansOf(eventId);
    return places.range(from.orElse(all[0]), all[1]);
  }

  private static boolean waits(FanPlace place) {
    return place.status() == PlaceStatus.WAITING;
  }

  Optional<String> waitingWith(String eventId, int round, long arrival) {
    byte[] value = places.get(LineKeys.waiting(eventId, round, arrival));
    return value == null ? Optional.empty() : Optional.of(Encoding.read(value, in -> in.readUTF()));
  }

  /** Only this round's: of a line that was withdrawn slots stay until they are forgotten. */
  List<String> due(String eventId, int round, Instant now, int max) {
    List<String> customers = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> range =
        places.range(
            LineKeys.deadlinesFrom(eventId, round),
            LineKeys.deadlinesThrough(now, eventId, round))) {
      while (range.hasNext() && customers.size() < max) {
        customers.add(LineKeys.deadlineCustomer(range.next().key, eventId, round));
      }
    }
    return customers;
  }

  Optional<Draw> draw(String eventId, Line line) {
    if (line.lottery().drawn() == 0) {
      draws.remove(eventId);
      return Optional.empty();
    }
    RoundsDraw known = draws.get(eventId);
    if (known == null || known.round != line.round() || known.drawn != line.lottery().drawn()) {
      known =
          new RoundsDraw(line.round(), line.lottery().drawn(), line.lottery().draw().orElseThrow());
      draws.put(eventId, known);
    }
    return Optional.of(known.draw);
  }
}

package dev.rushline.queue.stores;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.Lottery;
import dev.rushline.queue.line.PlaceStatus;
import dev.rushline.queue.line.Round;
import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.DecidedLog;
import dev.rushline.streams.KeptRules;
import dev.rushline.streams.RulesInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The lines of one task. They are kept decoded, about 1 kB each: there are as many as events that
 * somebody gave a policy and whose sales are not retired. Of the rest some 200 bytes stay on disk.
 */
public final class LineStores {
  private final KeyValueStore<Bytes, byte[]> lineStore;
  private final KeyValueStore<Bytes, byte[]> places;
  private final DecidedLog commands;
  private final DecidedLog events;
  private final Rules rules;
  private final Map<EventId, Line> lines = new HashMap<>();
  // Events whose line is bare: read when it is asked for, which is rare.
  private final Set<EventId> bare = new HashSet<>();
  private final Set<EventId> withFormerRounds = new LinkedHashSet<>();
  private final NoneBefore noneBefore = new NoneBefore();
  private final Map<EventId, KnownDraw> draws = new HashMap<>();

  /** A draw as it was made; making it again would cost a key derivation for every command. */
  private record KnownDraw(Lottery lottery, Optional<Draw> draw) {
    static KnownDraw of(Lottery lottery) {
      return new KnownDraw(lottery, lottery.draw());
    }
  }

  /** Takes over the stores of lines and of places. */
  public LineStores(KeyValueStore<Bytes, byte[]> lineStore, KeyValueStore<Bytes, byte[]> places) {
    this.lineStore = lineStore;
    this.places = places;
    commands = log(Topics.QUEUE_COMMANDS);
    events = log(Topics.BOOKING_EVENTS);
    rules = new Rules(new KeptRules(lineStore, LineKeys.rules()));
    Bytes[] all = LineKeys.all('L');
    try (KeyValueIterator<Bytes, byte[]> kept = lineStore.range(all[0], all[1])) {
      kept.forEachRemaining(
          entry -> read(LineKeys.event(entry.key), LineCodec.decodeLine(entry.value)));
    }
    readFormerRounds();
  }

  private void read(EventId eventId, Line line) {
    remember(eventId, line);
    // Builds without rules in their log did not mark them, and looked at all lines.
    if (rules.version() == 0 && line.round().number() > Round.FIRST) {
      withFormerRounds.add(eventId);
    }
  }

  /**
   * From the first adoption on only marks tell of former rounds, so what was found without one is
   * marked in its transaction: whoever takes over before those are forgotten goes on with them.
   */
  private final class Rules implements RulesInForce.Kept {
    private final KeptRules kept;

    private Rules(KeptRules kept) {
      this.kept = kept;
    }

    @Override
    public int version() {
      return kept.version();
    }

    @Override
    public Instant saidAt() {
      return kept.saidAt();
    }

    @Override
    public void save(int version, Instant saidAt) {
      if (version() == 0) {
        withFormerRounds.forEach(LineStores.this::markFormerRounds);
      }
      kept.save(version, saidAt);
    }
  }

  private void markFormerRounds(EventId eventId) {
    lineStore.put(LineKeys.formerRounds(eventId), new byte[0]);
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
  public RulesInForce.Kept rules() {
    return rules;
  }

  /** The state of one event's line; what it is told is kept once it is flushed. */
  public StoredLineState ofEvent(EventId eventId) {
    return new StoredLineState(eventId, this);
  }

  /** The line of an event; {@link Line#none} when there never was one. */
  public Line line(EventId eventId) {
    Line known = lines.get(eventId);
    if (known != null) {
      return known;
    }
    return bare.contains(eventId)
        ? LineCodec.decodeLine(lineStore.get(LineKeys.line(eventId)))
        : Line.none(eventId);
  }

  private void remember(EventId eventId, Line line) {
    if (line.isBare()) {
      lines.remove(eventId);
      draws.remove(eventId);
      bare.add(eventId);
    } else {
      lines.put(eventId, line);
      bare.remove(eventId);
    }
  }

  /** A line of which places of former rounds may be left. */
  Optional<EventId> oneWithFormerRounds() {
    return withFormerRounds.stream().findFirst();
  }

  /** No place of a former round is left of this line. */
  void formerRoundsForgotten(EventId eventId) {
    withFormerRounds.remove(eventId);
    lineStore.delete(LineKeys.formerRounds(eventId));
  }

  private void readFormerRounds() {
    Bytes[] all = LineKeys.all('R');
    try (KeyValueIterator<Bytes, byte[]> marks = lineStore.range(all[0], all[1])) {
      marks.forEachRemaining(mark -> withFormerRounds.add(LineKeys.event(mark.key)));
    }
  }

  /** All lines that are set up, in no order. */
  public void forEach(BiConsumer<EventId, Line> visitor) {
    lines.forEach(visitor);
  }

  /** A fan's last place in an event's line; one of a former round may be forgotten. */
  public Optional<FanPlace> fan(EventId eventId, CustomerId customerId) {
    byte[] value = places.get(LineKeys.fan(eventId, customerId));
    return value == null ? Optional.empty() : Optional.of(LineCodec.decodePlace(value));
  }

  void save(EventId eventId, Line line) {
    if (line.round().number() != line(eventId).round().number()) {
      noneBefore.forget(eventId);
      withFormerRounds.add(eventId);
      markFormerRounds(eventId);
    }
    remember(eventId, line);
    lineStore.put(LineKeys.line(eventId), LineCodec.encode(line));
  }

  /** Keeps a place, and what leads to it, in place of the former. */
  void save(EventId eventId, Optional<FanPlace> former, FanPlace place) {
    former.ifPresent(old -> deleteWhatLeadsTo(old, eventId));
    place
        .deadline()
        .ifPresent(
            at -> {
              places.put(deadlineKey(at, eventId, place), new byte[0]);
              noneBefore.added(eventId, place.round(), at);
            });
    if (waits(place)) {
      places.put(
          LineKeys.waiting(eventId, place.round(), place.arrival()),
          Encoding.write(out -> out.writeUTF(place.customerId().text())));
    }
    places.put(LineKeys.fan(eventId, place.customerId()), LineCodec.encode(place));
  }

  /** Forgets a place and what leads to it. */
  void delete(EventId eventId, FanPlace place) {
    deleteWhatLeadsTo(place, eventId);
    places.delete(LineKeys.fan(eventId, place.customerId()));
  }

  private void deleteWhatLeadsTo(FanPlace place, EventId eventId) {
    place.deadline().ifPresent(at -> places.delete(deadlineKey(at, eventId, place)));
    if (waits(place)) {
      places.delete(LineKeys.waiting(eventId, place.round(), place.arrival()));
    }
  }

  private static Bytes deadlineKey(Instant at, EventId eventId, FanPlace place) {
    return LineKeys.deadline(at, eventId, place.round(), place.customerId());
  }

  /** The last places of an event's fans with their keys, from a key on; to be closed. */
  KeyValueIterator<Bytes, byte[]> fans(EventId eventId, Optional<Bytes> from) {
    Bytes[] all = LineKeys.fansOf(eventId);
    return places.range(from.orElse(all[0]), all[1]);
  }

  private static boolean waits(FanPlace place) {
    return place.status() == PlaceStatus.WAITING;
  }

  Optional<CustomerId> waitingWith(EventId eventId, int round, long arrival) {
    byte[] value = places.get(LineKeys.waiting(eventId, round, arrival));
    return value == null
        ? Optional.empty()
        : Optional.of(Encoding.read(value, in -> new CustomerId(in.readUTF())));
  }

  /**
   * Only this round's: of a line that was withdrawn slots stay until they are forgotten. Begins
   * where the first deadline can be, and not where the round's first one was: those that are over
   * lie between as what RocksDB has deleted and not cleared away yet.
   */
  List<CustomerId> due(EventId eventId, int round, Instant now, int max) {
    List<CustomerId> customers = new ArrayList<>();
    Instant first = now;
    try (KeyValueIterator<Bytes, byte[]> range =
        places.range(
            noneBefore
                .of(eventId, round)
                .map(time -> LineKeys.deadlinesOn(time, eventId, round))
                .orElseGet(() -> LineKeys.deadlinesFrom(eventId, round)),
            LineKeys.deadlinesThrough(now, eventId, round))) {
      while (range.hasNext() && customers.size() < max) {
        Bytes key = range.next().key;
        if (customers.isEmpty()) {
          first = LineKeys.deadlineTime(key, eventId, round);
        }
        customers.add(LineKeys.deadlineCustomer(key, eventId, round));
      }
    }
    noneBefore.looked(eventId, round, first);
    return customers;
  }

  Optional<Draw> draw(EventId eventId, Line line) {
    Optional<Lottery> order = line.phase().order();
    if (order.isEmpty()) {
      draws.remove(eventId);
      return Optional.empty();
    }
    KnownDraw known = draws.get(eventId);
    if (known == null || !known.lottery.equals(order.get())) {
      known = KnownDraw.of(order.get());
      draws.put(eventId, known);
    }
    return known.draw;
  }
}

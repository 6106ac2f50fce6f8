package dev.rushline.queue.stores;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.Lottery;
import dev.rushline.queue.line.Round;
import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.DecidedLog;
import dev.rushline.streams.KeptRules;
import dev.rushline.streams.RulesInForce;
import dev.rushline.streams.stores.ValueForm.Nothing;
import dev.rushline.streams.stores.WritableEntries;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The lines of one task. They are kept decoded, about 1 kB each: there are as many as events that
 * somebody gave a policy and whose sales are not retired. Of the rest some 200 bytes stay on disk.
 */
public final class LineStores {
  private final WritableEntries<EventId, Line> kept;
  private final WritableEntries<EventId, Nothing> formerRounds;
  private final StoredPlaces places;
  private final DecidedLog commands;
  private final DecidedLog events;
  private final Rules rules;
  private final Map<EventId, Line> lines = new HashMap<>();
  // Events whose line is bare: read when it is asked for, which is rare.
  private final Set<EventId> bare = new HashSet<>();
  private final Set<EventId> withFormerRounds = new LinkedHashSet<>();
  private final Map<EventId, KnownDraw> draws = new HashMap<>();

  /** A draw as it was made; making it again would cost a key derivation for every command. */
  private record KnownDraw(Lottery lottery, Optional<Draw> draw) {
    static KnownDraw of(Lottery lottery) {
      return new KnownDraw(lottery, lottery.draw());
    }
  }

  /** Takes over the stores of lines and of places. */
  public LineStores(KeyValueStore<Bytes, byte[]> lineStore, KeyValueStore<Bytes, byte[]> places) {
    kept = Families.LINES.in(lineStore);
    formerRounds = Families.FORMER_ROUNDS.in(lineStore);
    this.places = new StoredPlaces(places);
    commands = new DecidedLog(lineStore, Families.LOGS.key(Topics.QUEUE_COMMANDS.name()));
    events = new DecidedLog(lineStore, Families.LOGS.key(Topics.BOOKING_EVENTS.name()));
    rules = new Rules(new KeptRules(lineStore, Families.RULES.key(RulesInForce.KEY)));
    kept.forEach(this::read);
    withFormerRounds.addAll(formerRounds.keys());
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
        withFormerRounds.forEach(eventId -> formerRounds.put(eventId, Nothing.MORE));
      }
      kept.save(version, saidAt);
    }
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
    return bare.contains(eventId) ? kept.find(eventId).orElseThrow() : Line.none(eventId);
  }

  /** All lines that are set up, in no order. */
  public void forEach(BiConsumer<EventId, Line> visitor) {
    lines.forEach(visitor);
  }

  /** A fan's last place in an event's line; one of a former round may be forgotten. */
  public Optional<FanPlace> fan(EventId eventId, CustomerId customerId) {
    return places.find(eventId, customerId);
  }

  /** The places in all lines. */
  StoredPlaces places() {
    return places;
  }

  void save(EventId eventId, Line line) {
    if (line.round().number() != line(eventId).round().number()) {
      places.roundBegan(eventId);
      withFormerRounds.add(eventId);
      formerRounds.put(eventId, Nothing.MORE);
    }
    remember(eventId, line);
    kept.put(eventId, line);
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
    formerRounds.delete(eventId);
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

package dev.rushline.queue.line;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A line in maps, as simple as it can be: what the real stores must behave like. */
public class InMemoryLineState implements LineBook {
  private record Arrival(int round, long number) {}

  private int rulesVersion;
  private final EventId eventId;
  private final Map<CustomerId, FanPlace> fans = new TreeMap<>();
  private final Map<Arrival, CustomerId> arrivals = new HashMap<>();
  private Line line;

  /** The line of an event that nobody has said anything about. */
  public InMemoryLineState(EventId eventId) {
    this(eventId, Usher.RULES_VERSION);
  }

  /** One that an older version of the rules decides. */
  public InMemoryLineState(EventId eventId, int rulesVersion) {
    this.rulesVersion = rulesVersion;
    this.eventId = eventId;
    this.line = Line.none(eventId);
  }

  /** Its log says so from here on. */
  public void adopt(int version) {
    rulesVersion = version;
  }

  /** The last place of everybody who ever had one, by name. */
  public final Map<CustomerId, FanPlace> fans() {
    return Collections.unmodifiableMap(fans);
  }

  @Override
  public int rulesVersion() {
    return rulesVersion;
  }

  @Override
  public EventId eventId() {
    return eventId;
  }

  @Override
  public Line line() {
    return line;
  }

  @Override
  public void save(Line next) {
    line = next;
  }

  @Override
  public Optional<FanPlace> fan(CustomerId customerId) {
    return Optional.ofNullable(fans.get(customerId));
  }

  @Override
  public void save(FanPlace place) {
    fans.put(place.customerId(), place);
    arrivals.put(new Arrival(place.round(), place.arrival()), place.customerId());
  }

  @Override
  public Optional<CustomerId> waitingWith(long arrival) {
    return Optional.ofNullable(arrivals.get(new Arrival(line.round().number(), arrival)))
        .filter(
            fan -> {
              FanPlace place = fans.get(fan);
              return place.status() == PlaceStatus.WAITING
                  && place.arrival() == arrival
                  && place.round() == line.round().number();
            });
  }

  @Override
  public List<FanPlace> due(Instant now, int max) {
    return fans.values().stream()
        .filter(place -> place.round() == line.round().number())
        .filter(place -> place.deadline().map(deadline -> !deadline.isAfter(now)).orElse(false))
        .sorted(
            Comparator.comparing((FanPlace place) -> place.deadline().orElseThrow())
                .thenComparing(FanPlace::customerId))
        .limit(max)
        .toList();
  }

  @Override
  public Optional<Draw> draw() {
    return line.phase().order().flatMap(Lottery::draw);
  }
}

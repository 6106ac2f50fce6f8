package dev.rushline.queue.stores;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineBook;
import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line in the stores of the task that owns it, for the time of one command: places are written
 * as they change, the line once at the end, however often it changed.
 */
public final class StoredLineState implements LineBook {
  private final EventId event;
  private final LineStores stores;
  private final StoredPlaces places;
  private final Map<CustomerId, Optional<FanPlace>> read = new HashMap<>();
  private Line line;
  private boolean changed;

  StoredLineState(EventId event, LineStores stores) {
    this.event = event;
    this.stores = stores;
    this.places = stores.places();
    this.line = stores.line(event);
  }

  /** Writes the line if it has changed. */
  public void flush() {
    if (changed) {
      stores.save(event, line);
      changed = false;
    }
  }

  @Override
  public int rulesVersion() {
    return stores.rules().version();
  }

  @Override
  public EventId eventId() {
    return event;
  }

  @Override
  public Line line() {
    return line;
  }

  @Override
  public void save(Line next) {
    line = next;
    changed = true;
  }

  @Override
  public Optional<FanPlace> fan(CustomerId customerId) {
    return read.computeIfAbsent(customerId, id -> places.find(event, id));
  }

  @Override
  public void save(FanPlace place) {
    places.save(event, fan(place.customerId()), place);
    read.put(place.customerId(), Optional.of(place));
  }

  @Override
  public Optional<CustomerId> waitingWith(long arrival) {
    return places.waitingWith(event, line.round().number(), arrival);
  }

  @Override
  public List<FanPlace> due(Instant now, int max) {
    return places.due(event, line.round().number(), now, max).stream()
        .map(id -> fan(id).orElseThrow())
        .toList();
  }

  @Override
  public Optional<Draw> draw() {
    return stores.draw(event, line);
  }
}

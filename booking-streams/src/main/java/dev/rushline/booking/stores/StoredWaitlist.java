package dev.rushline.booking.stores;

import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.books.Wish;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.EventId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Who waits for one event, in lines by what they wait for, in the stores of the task that owns it.
 */
record StoredWaitlist(EventId event, SaleStores stores) {

  /** One line of an event. */
  record LineRef(EventId event, int line) {}

  List<Wish> wishes() {
    return lines().lines().stream().map(WaitingLines.Line::wish).toList();
  }

  int people() {
    return lines().people();
  }

  private WaitingLines lines() {
    return stores.lines.computeIfAbsent(event, _ -> read());
  }

  private WaitingLines read() {
    Bytes[] all = StateKeys.allOf('N', event);
    Bytes ofBefore = StateKeys.linesOfBefore(event);
    List<WaitingLines.Line> lines = new ArrayList<>();
    boolean together = false;
    try (KeyValueIterator<Bytes, byte[]> range = stores.state.range(all[0], all[1])) {
      while (range.hasNext()) {
        KeyValue<Bytes, byte[]> entry = range.next();
        if (entry.key.equals(ofBefore)) {
          together = true;
          lines.addAll(WaitingLines.decodeAll(entry.value));
        } else {
          lines.add(WaitingLines.decode(entry.value));
        }
      }
    }
    return new WaitingLines(lines, together);
  }

  /** Id of the booking that has waited longest in the line of a wish. */
  Optional<BookingId> first(Wish wish) {
    Optional<WaitingLines.Line> line = lines().of(wish);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    LineRef ref = new LineRef(event, line.get().id());
    Bytes[] all = StateKeys.allWaiting(event, line.get().id());
    // A look begins behind the tombstones of those who were served.
    Bytes from = stores.firstsWaiting.getOrDefault(ref, all[0]);
    try (KeyValueIterator<Bytes, byte[]> range = stores.state.range(from, all[1])) {
      if (!range.hasNext()) {
        return Optional.empty();
      }
      KeyValue<Bytes, byte[]> first = range.next();
      stores.firstsWaiting.put(ref, first.key);
      return Optional.of(new BookingId(new String(first.value, StandardCharsets.UTF_8)));
    }
  }

  void add(Waiting waiting) {
    WaitingLines next = lines().with(waiting.wish());
    WaitingLines.Line line = next.of(waiting.wish()).orElseThrow();
    Bytes key = StateKeys.waiting(event, line.id(), waiting.version());
    stores.state.put(key, waiting.bookingId().text().getBytes(StandardCharsets.UTF_8));
    stores.firstsWaiting.computeIfPresent(
        new LineRef(event, line.id()), (_, first) -> key.compareTo(first) < 0 ? key : first);
    save(next, line.id());
  }

  void remove(Waiting waiting) {
    int line = lines().of(waiting.wish()).orElseThrow().id();
    stores.state.delete(StateKeys.waiting(event, line, waiting.version()));
    save(lines().without(waiting.wish()), line);
  }

  /** Writes the line that has changed, and once all of them, where they were one value. */
  private void save(WaitingLines next, int changed) {
    if (lines().together()) {
      stores.state.delete(StateKeys.linesOfBefore(event));
      next.lines().forEach(this::put);
    }
    Bytes key = StateKeys.line(event, changed);
    next.lines().stream()
        .filter(line -> line.id() == changed)
        .findFirst()
        .ifPresentOrElse(this::put, () -> stores.state.delete(key));
    stores.lines.put(event, next);
  }

  private void put(WaitingLines.Line line) {
    stores.state.put(StateKeys.line(event, line.id()), WaitingLines.encode(line));
  }
}

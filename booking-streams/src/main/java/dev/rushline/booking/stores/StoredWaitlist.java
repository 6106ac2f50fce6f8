package dev.rushline.booking.stores;

import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.stores.Families.Waiter;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.WritableEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Who waits for one event, in lines by what they wait for, in the stores of the task that owns it.
 */
record StoredWaitlist(
    EventId event,
    WritableEntries<LineRef, WaitingLines.Line> kept,
    WritableEntries<EventId, List<WaitingLines.Line>> ofBefore,
    WritableEntries<Waiter, BookingId> waiters,
    Decoded decoded) {

  /** One line of an event. */
  record LineRef(EventId event, int line) {}

  List<Wish> wishes() {
    return lines().lines().stream().map(WaitingLines.Line::wish).toList();
  }

  int people() {
    return lines().people();
  }

  private WaitingLines lines() {
    return decoded.lines.computeIfAbsent(event, _ -> read());
  }

  private WaitingLines read() {
    Optional<List<WaitingLines.Line>> together = ofBefore.find(event);
    List<WaitingLines.Line> lines = new ArrayList<>(together.orElse(List.of()));
    // The key of those of before is the beginning of the others'.
    Bytes from = Families.LINES_OF_BEFORE.after(event);
    Bytes to = Families.LINES.to(key -> key.text(event.text()));
    try (KeyValueIterator<LineRef, WaitingLines.Line> range = kept.range(from, to)) {
      range.forEachRemaining(entry -> lines.add(entry.value));
    }
    return new WaitingLines(lines, together.isPresent());
  }

  /** Id of the booking that has waited longest in the line of a wish. */
  Optional<BookingId> first(Wish wish) {
    Optional<WaitingLines.Line> line = lines().of(wish);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    LineRef ref = new LineRef(event, line.get().id());
    Bytes end = Families.WAITERS.to(key -> key.text(event.text()).number(ref.line()));
    try (KeyValueIterator<Waiter, BookingId> range = waiters.range(notBefore(ref), end)) {
      if (!range.hasNext()) {
        return Optional.empty();
      }
      KeyValue<Waiter, BookingId> first = range.next();
      decoded.firstsWaiting.put(ref, Families.WAITERS.key(first.key));
      return Optional.of(first.value);
    }
  }

  /** A look begins behind the tombstones of those who were served. */
  private Bytes notBefore(LineRef line) {
    Bytes known = decoded.firstsWaiting.get(line);
    return known != null
        ? known
        : Families.WAITERS.from(key -> key.text(event.text()).number(line.line()));
  }

  void add(Waiting waiting) {
    WaitingLines next = lines().with(waiting.wish());
    WaitingLines.Line line = next.of(waiting.wish()).orElseThrow();
    LineRef ref = new LineRef(event, line.id());
    Waiter waiter = new Waiter(ref, waiting.version());
    waiters.put(waiter, waiting.bookingId());
    Bytes key = Families.WAITERS.key(waiter);
    decoded.firstsWaiting.computeIfPresent(
        ref, (_, first) -> key.compareTo(first) < 0 ? key : first);
    save(next, line.id());
  }

  void remove(Waiting waiting) {
    int line = lines().of(waiting.wish()).orElseThrow().id();
    waiters.delete(new Waiter(new LineRef(event, line), waiting.version()));
    save(lines().without(waiting.wish()), line);
  }

  /** Writes the line that has changed, and once all of them, where they were one value. */
  private void save(WaitingLines next, int changed) {
    if (lines().together()) {
      ofBefore.delete(event);
      next.lines().forEach(this::put);
    }
    next.lines().stream()
        .filter(line -> line.id() == changed)
        .findFirst()
        .ifPresentOrElse(this::put, () -> kept.delete(new LineRef(event, changed)));
    decoded.lines.put(event, next);
  }

  private void put(WaitingLines.Line line) {
    kept.put(new LineRef(event, line.id()), line);
  }
}

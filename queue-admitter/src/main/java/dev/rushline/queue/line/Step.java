package dev.rushline.queue.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One command being carried out: what has happened so far, applied as it happens. */
final class Step {
  private final LineState state;
  private final Instant now;
  private final List<LineEvent> events = new ArrayList<>();

  Step(LineState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  void happen(LineEvent event) {
    LineChanges.apply(event, now, state);
    events.add(event);
  }

  LineState state() {
    return state;
  }

  Line line() {
    return state.line();
  }

  Instant now() {
    return now;
  }

  List<LineEvent> events() {
    return events;
  }
}

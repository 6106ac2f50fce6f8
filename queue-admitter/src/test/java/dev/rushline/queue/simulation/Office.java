package dev.rushline.queue.simulation;

import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.InMemoryLineState;
import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.Usher;
import dev.rushline.schemas.ids.EventId;
import java.time.Instant;

/** An usher and the state of one line: the real rules, unless the checks are to be checked. */
class Office {
  /** Of every simulated line. */
  static final EventId EVENT = new EventId("e1");

  private final Usher usher = new Usher((_, round) -> "%064x".formatted(0x5eed_0000L + round));
  private final InMemoryLineState state;

  Office(InMemoryLineState state) {
    this.state = state;
  }

  /** Nothing is broken. */
  static Office real() {
    return new Office(new InMemoryLineState(EVENT));
  }

  /** A line of older rules. */
  static Office of(int rulesVersion) {
    return new Office(new InMemoryLineState(EVENT, rulesVersion));
  }

  /** Which rules are in force. */
  int rulesVersion() {
    return state.rulesVersion();
  }

  Decision handle(LineCommand command, Instant at) {
    return usher.handle(command, at, state);
  }

  final InMemoryLineState state() {
    return state;
  }
}

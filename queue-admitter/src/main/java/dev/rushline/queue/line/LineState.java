package dev.rushline.queue.line;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One line as the rules see it, wherever it is kept. */
public interface LineState {

  /**
   * Which version of the rules decides the line's commands at this place of its log; 0 before the
   * log has said so, which is decided as 1.
   */
  int rulesVersion();

  /** The event. */
  EventId eventId();

  /** The line; {@link Line#none} when nothing is kept. */
  Line line();

  /** A fan's last place; one of a former round may be forgotten at any time. */
  Optional<FanPlace> fan(CustomerId customerId);

  /** A fan's place in the line's round. */
  default Optional<FanPlace> place(CustomerId customerId) {
    int round = line().round().number();
    return fan(customerId).filter(place -> place.round() == round);
  }

  /** Who waits with this arrival of the line's round; empty when nobody does any more. */
  Optional<CustomerId> waitingWith(long arrival);

  /**
   * The first places of the line's round with a slot whose deadline is not after {@code now},
   * earliest first.
   */
  List<FanPlace> due(Instant now, int max);

  /** The draw of the line's round; empty when there is none. */
  Optional<Draw> draw();
}

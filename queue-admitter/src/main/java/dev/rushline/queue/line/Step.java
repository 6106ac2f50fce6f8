package dev.rushline.queue.line;

import java.util.List;
import java.util.Optional;

/** What the rules say about a command in the state as it is. */
sealed interface Step {

  /** This happens first, in this order; then ask again. */
  record First(List<LineEvent> events) implements Step {}

  /** This happens, in this order, and is answered so. */
  record Happens(List<LineEvent> events, Optional<Answer> answer) implements Step {
    static Happens answered(LineEvent event, Answer answer) {
      return new Happens(List.of(event), Optional.of(answer));
    }

    /** An order is carried out so. */
    static Happens done(List<LineEvent> events) {
      return new Happens(events, Optional.of(new Answer.Done()));
    }

    static Happens unanswered(List<LineEvent> events) {
      return new Happens(events, Optional.empty());
    }
  }

  /** Nothing happens; this is the answer. */
  record Answered(Answer answer) implements Step {
    static Answered refused(Refusal reason) {
      return new Answered(new Answer.Refused(reason));
    }
  }
}

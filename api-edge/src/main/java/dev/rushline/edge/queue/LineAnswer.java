package dev.rushline.edge.queue;

import dev.rushline.schemas.queue.Done;
import dev.rushline.schemas.queue.Place;
import dev.rushline.schemas.queue.QueueRefusal;
import dev.rushline.schemas.queue.QueueRefusalCode;
import dev.rushline.schemas.queue.QueueReply;

/** What came of asking the owner of a line. */
sealed interface LineAnswer {

  /** Where the fan is. */
  record At(Place place) implements LineAnswer {}

  /** No, and why. */
  record Refused(QueueRefusalCode code) implements LineAnswer {}

  /** An order was carried out; the line's version after it. */
  record Carried(long version) implements LineAnswer {}

  /** No answer in time. The command is in the log, or on its way, and will be decided. */
  record Silent() implements LineAnswer {}

  /** The answer that a reply carries. */
  static LineAnswer of(QueueReply reply) {
    return switch (reply.getBody()) {
      case Place place -> new At(place);
      case QueueRefusal refusal -> new Refused(refusal.getCode());
      case Done done -> new Carried(done.getVersion());
      default -> throw new IllegalArgumentException("no answer: " + reply.getBody());
    };
  }
}

package dev.rushline.prove.answers;

import dev.rushline.booking.topology.MessageForms;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.tools.replay.Retold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers that fans got, beside those that a replay of the log comes to. */
public final class GivenAnswers {
  private static final int SHOWN_MAX = 20;

  private final EventId eventId;
  private final Map<String, Retold.Step> steps = new HashMap<>();

  /** Those of one event. */
  public GivenAnswers(String eventId, Retold retold) {
    this.eventId = new EventId(eventId);
    retold.steps().forEach(step -> steps.put(step.commandId(), step));
  }

  /** What differs, in words; nothing when every fan was told what the log says. */
  public List<String> differences(Map<String, BookingReply> given) {
    List<String> differences = new ArrayList<>();
    given.forEach(
        (commandId, answer) -> {
          Retold.Step step = steps.get(commandId);
          Optional<Object> replayed =
              step == null
                  ? Optional.empty()
                  : step.decision().reply().map(reply -> MessageForms.replyBody(eventId, reply));
          if (differences.size() < SHOWN_MAX && !replayed.equals(Optional.of(answer.getBody()))) {
            differences.add(
                "%s was answered %s, the log says %s".formatted(commandId, answer, replayed));
          }
        });
    return differences;
  }
}

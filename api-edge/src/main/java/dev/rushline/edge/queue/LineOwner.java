package dev.rushline.edge.queue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.replies.EdgeInstance;
import dev.rushline.edge.replies.Questions;
import dev.rushline.edge.replies.ReplySettings;
import dev.rushline.schemas.queue.QueueCommand;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecord;

/** The one who decides about a line, as seen from here. */
@Singleton
public class LineOwner {
  private final EdgeInstance instance;
  private final Questions<QueueCommand, LineAnswer> questions;

  LineOwner(
      EdgeInstance instance,
      LineCommands commands,
      ReplySettings settings,
      Vertx vertx,
      MeterRegistry meters) {
    this.instance = instance;
    this.questions =
        new Questions<>(
            instance,
            commands.log(),
            settings,
            new LineAnswer.Silent(),
            ProblemCode.QUEUE_UNAVAILABLE,
            vertx);
    meters.gauge("rushline.queue.requests.waiting", questions, Questions::waiting);
  }

  /**
   * Asks the owner of an event's line.
   *
   * @return the answer; fails with a ProblemException when nothing could be asked
   */
  Uni<LineAnswer> ask(String eventId, SpecificRecord body) {
    return order(eventId, null, body);
  }

  /** Gives the owner an operator's order; as {@link #ask}. */
  Uni<LineAnswer> order(String eventId, String operator, SpecificRecord body) {
    return Uni.createFrom()
        .completionStage(
            () ->
                questions.ask(
                    eventId,
                    commandId ->
                        new QueueCommand(eventId, commandId, instance.replyTo(), operator, body)));
  }

  /** Ends the wait for a command's answer. */
  void answered(String commandId, LineAnswer answer) {
    questions.answered(commandId, answer);
  }
}

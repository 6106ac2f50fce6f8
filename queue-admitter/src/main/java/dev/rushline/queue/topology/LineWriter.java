package dev.rushline.queue.topology;

import dev.rushline.queue.line.Answer;
import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineEvent;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.queue.RetireLine;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Answers;
import dev.rushline.streams.ReplyAddress;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Writes one decision to the topics, in the transaction of the command; its answer leaves at once.
 */
final class LineWriter {
  private final ProcessorContext<String, SpecificRecord> context;

  private final Answers<QueueReply> answers;

  LineWriter(ProcessorContext<String, SpecificRecord> context, Answers<QueueReply> answers) {
    this.context = context;
    this.answers = answers;
  }

  /**
   * Writes a decision.
   *
   * @param forAll whether everybody hears how the line stands now
   */
  void write(
      QueueCommand command, RecordMetadata position, Decision decision, Line line, boolean forAll) {
    String eventId = command.getEventId();
    Instant at = decision.now();
    long version = decision.firstVersion();
    for (LineEvent event : decision.events()) {
      long number = version++;
      MessageForms.event(event)
          .ifPresent(
              body ->
                  forward(
                      Topics.QUEUE_EVENTS.name(),
                      eventId,
                      new QueueEvent(
                          eventId,
                          number,
                          at,
                          command.getCommandId(),
                          position.partition(),
                          position.offset(),
                          command.getBy(),
                          body),
                      at));
    }
    decision.answer().ifPresent(answer -> reply(command, position, answer, at, line));
    if (forAll) {
      forward(Topics.QUEUE_STATE.name(), eventId, Broadcast.of(eventId, line), at);
    }
    if (command.getBody() instanceof RetireLine) {
      // Whoever waits has been told; who starts later need not know that there ever was a line.
      forward(Topics.QUEUE_STATE.name(), eventId, null, at);
    }
  }

  private void reply(
      QueueCommand command, RecordMetadata position, Answer answer, Instant at, Line line) {
    String address = command.getReplyTo();
    if (address != null && ReplyAddress.isValid(address)) {
      answers.tell(
          address,
          new QueueReply(
              command.getCommandId(),
              command.getEventId(),
              address,
              position.partition(),
              position.offset(),
              at,
              MessageForms.reply(answer, line.version())));
    }
  }

  private void forward(String sink, String key, SpecificRecord value, Instant at) {
    context.forward(new Record<>(key, value, at.toEpochMilli()), sink);
  }
}

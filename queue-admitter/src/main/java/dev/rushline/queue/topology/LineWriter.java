package dev.rushline.queue.topology;

import dev.rushline.queue.line.Answer;
import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineEvent;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.ReplyAddress;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Writes one decision to the topics, all in the transaction of the command. */
final class LineWriter {
  private final ProcessorContext<String, SpecificRecord> context;

  LineWriter(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
  }

  void write(QueueCommand command, RecordMetadata position, Decision decision, Line line) {
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
    if (decision.broadcast()) {
      forward(Topics.QUEUE_STATE.name(), eventId, Broadcast.of(eventId, line), at);
    }
  }

  private void reply(
      QueueCommand command, RecordMetadata position, Answer answer, Instant at, Line line) {
    String address = command.getReplyTo();
    if (address != null && ReplyAddress.isValid(address)) {
      forward(
          Topics.QUEUE_REPLIES.name(),
          address,
          new QueueReply(
              command.getCommandId(),
              command.getEventId(),
              address,
              position.partition(),
              position.offset(),
              at,
              MessageForms.reply(answer, line.version())),
          at);
    }
  }

  private void forward(String sink, String key, SpecificRecord value, Instant at) {
    context.forward(new Record<>(key, value, at.toEpochMilli()), sink);
  }
}

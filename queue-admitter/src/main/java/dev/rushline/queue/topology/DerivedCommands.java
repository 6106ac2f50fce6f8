package dev.rushline.queue.topology;

import dev.rushline.schemas.queue.QueueCommand;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Appends commands of our own to the log, in the transaction of what they come from. */
final class DerivedCommands {
  private final ProcessorContext<String, SpecificRecord> context;

  DerivedCommands(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
  }

  void append(String eventId, String commandId, SpecificRecord body) {
    QueueCommand command = new QueueCommand(eventId, commandId, null, null, body);
    context.forward(
        new Record<>(eventId, command, context.currentSystemTimeMs()), QueueTopology.DERIVED);
  }
}

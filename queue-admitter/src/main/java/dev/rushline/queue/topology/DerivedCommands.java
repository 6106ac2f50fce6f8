package dev.rushline.queue.topology;

import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.queue.AdoptRules;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Appender;
import dev.rushline.streams.Appender.Appended;
import dev.rushline.streams.RulesInForce;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Appends commands of our own to the log of a partition, outside of the task's transaction, which
 * would hold back all commands behind them. One may be there twice, or late, when its task has
 * failed in between: the rules make nothing of that.
 */
final class DerivedCommands {
  private final Appender appender;
  private final int partition;

  DerivedCommands(Appender appender, int partition) {
    this.appender = appender;
    this.partition = partition;
  }

  /** Says in the log which rules come into force. */
  void say(TaskId task, int version, int before) {
    append(
        RulesInForce.KEY, "rules-%d-%s".formatted(version, task), new AdoptRules(version, before));
  }

  Appended append(EventId eventId, String commandId, SpecificRecord body) {
    return append(eventId.text(), commandId, body);
  }

  private Appended append(String key, String commandId, SpecificRecord body) {
    return appender.append(
        Topics.QUEUE_COMMANDS, partition, key, new QueueCommand(key, commandId, null, null, body));
  }
}

package dev.rushline.tools.lottery;

import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.tools.topics.EventLog;
import dev.rushline.tools.topics.PrintedProgress;
import dev.rushline.tools.topics.Servers;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./rushline verify-lottery}. */
@Command(
    name = "verify-lottery",
    description = {
      "Checks from the log alone that the draw of an event's line was fair and that",
      "fans were called in its order. Reads the running broker; changes nothing."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything told holds, or nothing was drawn",
      "1:something told is wrong; the records are named",
      "2:it cannot be said: never a line, or no answer from the servers"
    },
    exitCodeOnExecutionException = VerifyLottery.UNKNOWN,
    mixinStandardHelpOptions = true)
public final class VerifyLottery implements Callable<Integer> {
  private static final int HOLDS = 0;
  private static final int BROKEN = 1;
  static final int UNKNOWN = 2;

  @Parameters(paramLabel = "EVENT", description = "The event.")
  private String eventId;

  @Option(names = "--customer", description = "Tell this fan's arrival and number as well.")
  private String customerId;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Servers servers = Servers.ofThisMachine();
    ToldDraw told = new ToldDraw(eventId, Optional.ofNullable(customerId));
    try {
      read(servers, told, new PrintedProgress(err));
    } catch (KafkaException e) {
      err.printf(
          "rushline: %s cannot be read from Kafka at %s with the registry at %s: %s%n",
          Topics.QUEUE_EVENTS.name(), servers.bootstrap(), servers.registryUrl(), e.getMessage());
      return UNKNOWN;
    }
    return verdict(eventId, told, spec.commandLine().getOut());
  }

  private void read(Servers servers, ToldDraw told, PrintedProgress progress) {
    EventLog log = EventLog.ofEvent(eventId, servers.bootstrap(), Topics.QUEUE_EVENTS.name());
    try (Serde<QueueEvent> values = Topics.QUEUE_EVENTS.valueSerde(servers.registryUrl())) {
      log.read(
          Serdes.String().deserializer(),
          Serdes.ByteArray().deserializer(),
          record -> tell(record, values, told),
          progress);
    }
  }

  private void tell(
      ConsumerRecord<String, byte[]> record, Serde<QueueEvent> values, ToldDraw told) {
    if (!eventId.equals(record.key())) {
      return;
    }
    QueueEvent event;
    try {
      event = values.deserializer().deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      if (e.getCause() != null) {
        // The registry's fault, not the record's.
        throw e;
      }
      told.tellUnreadable(record.partition(), record.offset(), e.getMessage());
      return;
    }
    if (event == null) {
      told.tellUnreadable(record.partition(), record.offset(), "it is empty");
    } else {
      told.tell(event, record.partition(), record.offset());
    }
  }

  /** Prints what was found and gives the exit code for it. */
  static int verdict(String eventId, ToldDraw told, PrintWriter out) {
    told.facts().forEach(out::println);
    if (!told.holds()) {
      told.faults().forEach(fault -> out.println("WRONG " + fault));
      out.printf("What %s tells of event %s is wrong.%n", Topics.QUEUE_EVENTS.name(), eventId);
      return BROKEN;
    }
    if (!told.hasLine()) {
      out.printf("Event %s has never had a line.%n", eventId);
      return UNKNOWN;
    }
    out.printf(
        told.hasDrawn()
            ? "The draw of event %s holds: all of it follows from the log.%n"
            : "Nothing was drawn for event %s; what was told of its line holds.%n",
        eventId);
    return HOLDS;
  }
}

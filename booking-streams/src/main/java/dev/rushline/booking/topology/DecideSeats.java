package dev.rushline.booking.topology;

import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.schemas.booking.AdoptRules;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Answers;
import dev.rushline.streams.Appender;
import dev.rushline.streams.MalformedInput;
import dev.rushline.streams.OwnPartition;
import dev.rushline.streams.RestoredCheckpoint;
import dev.rushline.streams.RulesInForce;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jboss.logging.Logger;

/** Load, decide, apply, forward: one command at a time, in the order of the log. */
final class DecideSeats implements Processor<String, BookingCommand, String, SpecificRecord> {
  private static final Logger LOG = Logger.getLogger(DecideSeats.class);

  /** Of what went wrong; the rest is in the application's log. */
  private static final int FAULT_TOLD_MAX = 500;

  private final int partitions;
  private final MeterRegistry meters;
  private final Appender appender;
  private final Answers<BookingReply> answers;
  private ProcessorContext<String, SpecificRecord> context;
  private OwnPartition own;
  private SaleStores stores;
  private RulesInForce rules;
  private DecisionWriter writer;
  private DecisionMetrics metrics;
  private FollowUps followUps;
  private PublishAvailability publishAvailability;
  private DeleteRetired deleteRetired;

  DecideSeats(
      int partitions, MeterRegistry meters, Appender appender, Answers<BookingReply> answers) {
    this.partitions = partitions;
    this.meters = meters;
    this.appender = appender;
    this.answers = answers;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    RestoredCheckpoint.delete(context);
    this.context = context;
    own = new OwnPartition(context.taskId().partition(), partitions);
    takeOver();
  }

  /** Begins with what is in the stores, and nothing else. */
  private void takeOver() {
    stores =
        new SaleStores(
            context.getStateStore(BookingTopology.SALE_PLANS),
            context.getStateStore(BookingTopology.SALE_SEATS),
            context.getStateStore(BookingTopology.SALE_STATE));
    rules =
        new RulesInForce(
            BoxOffice.RULES_VERSION,
            BoxOffice::requireKnown,
            stores.rules(),
            (version, before) -> say(new AdoptRules(version, before)));
    rules.announce();
    writer = new DecisionWriter(context, answers);
    metrics = new DecisionMetrics(meters, context.taskId(), stores);
    followUps = new FollowUps(context, stores, appender);
    followUps.start();
    publishAvailability = new PublishAvailability(context, stores);
    publishAvailability.soon();
    deleteRetired = new DeleteRetired(context, stores);
    deleteRetired.soon();
  }

  @Override
  public void process(Record<String, BookingCommand> record) {
    long started = System.nanoTime();
    RecordMetadata position = context.recordMetadata().orElseThrow();
    if (!stores.log().isNew(position, record.timestamp())) {
      return;
    }
    answers.deciding();
    BookingCommand message = requireCommand(record);
    Instant logTime = Instant.ofEpochMilli(record.timestamp());
    Optional<AdoptRules> adopted = CommandReader.adoptedRules(record.key(), message);
    if (adopted.isPresent()) {
      rules.adopt(adopted.get().getVersion(), logTime);
      return;
    }
    SaleCommand command = CommandReader.read(record.key(), message, own);
    Decision decision = decide(command, new EventId(message.getEventId()), position, logTime);
    stores.save();
    writer.write(message, position, decision);
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    followUps.decided(message, logTime, decision, took);
    rules.decided(logTime);
    publishAvailability.soon();
    deleteRetired.soon();
    metrics.decided(command, decision, logAhead(logTime), took);
  }

  /** A fault of one event is no reason to stop the others. */
  private Decision decide(
      SaleCommand command, EventId eventId, RecordMetadata position, Instant logTime) {
    try {
      return BoxOffice.handle(command, logTime, stores.ofEvent(eventId));
    } catch (KafkaException e) {
      // The fault of a store or of its log.
      throw e;
    } catch (RuntimeException fault) {
      LOG.errorf(
          fault,
          "event put into quarantine, nothing of it is decided until it is resumed"
              + " event=%s topic=%s partition=%d offset=%d",
          eventId,
          position.topic(),
          position.partition(),
          position.offset());
      close();
      takeOver();
      stores.mendClock(eventId, logTime);
      return BoxOffice.quarantine(command, told(fault), logTime, stores.ofEvent(eventId));
    }
  }

  private static String told(RuntimeException fault) {
    String text = fault.toString();
    return text.substring(0, Math.min(text.length(), FAULT_TOLD_MAX));
  }

  private void say(AdoptRules adopt) {
    appender.append(
        Topics.BOOKING_COMMANDS,
        context.taskId().partition(),
        CommandReader.RULES_KEY,
        new BookingCommand(
            CommandReader.RULES_KEY,
            "rules-%d-%s".formatted(adopt.getVersion(), context.taskId()),
            null,
            adopt));
  }

  private Duration logAhead(Instant logTime) {
    return Duration.ofMillis(logTime.toEpochMilli() - context.currentSystemTimeMs());
  }

  private static BookingCommand requireCommand(Record<String, BookingCommand> record) {
    if (record.value() == null) {
      throw new MalformedInput("a key without a command");
    }
    return record.value();
  }

  /** A revived task keeps its punctuations and gets new ones: these must not go on. */
  @Override
  public void close() {
    if (metrics != null) {
      metrics.close();
      followUps.stop();
      publishAvailability.stop();
      deleteRetired.stop();
    }
  }
}

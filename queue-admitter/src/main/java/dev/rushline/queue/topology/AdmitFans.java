package dev.rushline.queue.topology;

import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.Seeds;
import dev.rushline.queue.line.Usher;
import dev.rushline.queue.stores.LineStores;
import dev.rushline.queue.stores.SaleStores;
import dev.rushline.queue.stores.StoredLineState;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.queue.AdoptRules;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Answers;
import dev.rushline.streams.Appender;
import dev.rushline.streams.MalformedInput;
import dev.rushline.streams.OwnPartition;
import dev.rushline.streams.RestoredCheckpoint;
import dev.rushline.streams.RulesInForce;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Load, decide, apply, forward: one command at a time, in the order of the log. */
final class AdmitFans implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private final int partitions;
  private final Usher usher;
  private final BookingLag lag;
  private final Appender appender;
  private final Answers<QueueReply> answers;
  private final MeterRegistry meters;
  private ProcessorContext<String, SpecificRecord> context;
  private OwnPartition own;
  private LineStores lines;
  private RulesInForce rules;
  private LineWriter writer;
  private SeeSales seeSales;
  private LineFollowers followers;

  AdmitFans(
      int partitions,
      Seeds seeds,
      BookingLag lag,
      Appender appender,
      Answers<QueueReply> answers,
      MeterRegistry meters) {
    this.partitions = partitions;
    this.usher = new Usher(seeds);
    this.lag = lag;
    this.appender = appender;
    this.answers = answers;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    RestoredCheckpoint.delete(context);
    this.context = context;
    own = new OwnPartition(context.taskId().partition(), partitions);
    lines =
        new LineStores(
            context.getStateStore(QueueTopology.LINES),
            context.getStateStore(QueueTopology.PLACES));
    DerivedCommands derived = new DerivedCommands(appender, context.taskId().partition());
    rules =
        new RulesInForce(
            Usher.RULES_VERSION,
            Usher::requireKnown,
            lines.rules(),
            (version, before) -> derived.say(context.taskId(), version, before));
    rules.announce();
    writer = new LineWriter(context, answers);
    SaleStores sales = new SaleStores(context.getStateStore(QueueTopology.SALES));
    FollowSale followSale = new FollowSale(context, sales, lines, derived);
    FreeSlots freeSlots = new FreeSlots(context, sales, derived);
    RetireLines retireLines = new RetireLines(context, sales, derived);
    seeSales = new SeeSales(sales, lines, followSale, freeSlots, retireLines);
    followers =
        new LineFollowers(
            new TickLines(context, lines, lag, derived),
            followSale,
            freeSlots,
            retireLines,
            new ForgetRounds(context, lines),
            new LineMetrics(meters, context.taskId(), lines));
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    RecordMetadata position = context.recordMetadata().orElseThrow();
    if (!isNew(position, record.timestamp())) {
      return;
    }
    switch (record.value()) {
      case QueueCommand command ->
          decide(record.key(), command, Instant.ofEpochMilli(record.timestamp()));
      case BookingEvent event -> seeSales.saw(event);
      case SectionAvailability section -> seeSales.saw(section);
      case null -> sawNothing(position, record.key());
      default -> throw new IllegalStateException("not a source of this: " + record.value());
    }
  }

  private boolean isNew(RecordMetadata position, long timeMillis) {
    if (isCommand(position)) {
      return lines.commands().isNew(position, timeMillis);
    }
    // What is told of sections has versions of its own.
    return !position.topic().equals(Topics.BOOKING_EVENTS.name())
        || lines.events().isNew(position, timeMillis);
  }

  /** A section's row may be deleted; a command that says nothing is a fault of its sender. */
  private void sawNothing(RecordMetadata position, String key) {
    if (isCommand(position)) {
      throw new MalformedInput("a key without a command");
    }
    if (position.topic().equals(Topics.EVENT_AVAILABILITY.name())) {
      seeSales.sawNoMore(key);
    }
  }

  private static boolean isCommand(RecordMetadata position) {
    return position.topic().equals(Topics.QUEUE_COMMANDS.name());
  }

  private void decide(String key, QueueCommand message, Instant logTime) {
    Optional<AdoptRules> adopted = CommandReader.adoptedRules(key, message);
    if (adopted.isPresent()) {
      rules.adopt(adopted.get().getVersion(), logTime);
      return;
    }
    own.require(key, message.getEventId(), message.getCommandId());
    decide(message, logTime);
    rules.decided(logTime);
  }

  private void decide(QueueCommand message, Instant logTime) {
    long started = System.nanoTime();
    EventId eventId = Ids.event(message.getEventId());
    LineCommand command = read(message);
    answers.deciding();
    StoredLineState state = lines.ofEvent(eventId);
    Line before = state.line();
    Decision decision = usher.handle(command, logTime, state);
    state.flush();
    Line after = state.line();
    // Edges rely on when the next broadcast comes: whether one comes has to be told at once.
    // Of a line that is retired there is no more to tell: the last word was that it is gone.
    boolean forAll =
        !(before.isBare() && after.isBare())
            && (decision.broadcast()
                || !TickLines.nextWithin(before).equals(TickLines.nextWithin(after)));
    writer.write(message, context.recordMetadata().orElseThrow(), decision, after, forAll);
    followers.decided(eventId, command, before, after, forAll);
    followers.metrics().decided(command, decision, System.nanoTime() - started);
  }

  /** A function of the record alone, so whatever it throws is the record's fault. */
  private static LineCommand read(QueueCommand message) {
    try {
      return CommandReader.read(message);
    } catch (RuntimeException e) {
      throw new MalformedInput(
          "command " + message.getCommandId() + " contradicts itself: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (followers != null) {
      followers.turnOff();
    }
  }
}

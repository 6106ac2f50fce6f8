package dev.rushline.queue.topology;

import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.Seeds;
import dev.rushline.queue.line.Usher;
import dev.rushline.queue.stores.FormerRounds;
import dev.rushline.queue.stores.LineStores;
import dev.rushline.queue.stores.SaleStores;
import dev.rushline.queue.stores.StoredLineState;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.streams.MalformedInput;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Load, decide, apply, forward: one command at a time, in the order of the log. */
final class AdmitFans implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private final Usher usher;
  private final BookingLag lag;
  private final MeterRegistry meters;
  private ProcessorContext<String, SpecificRecord> context;
  private LineStores lines;
  private LineWriter writer;
  private FollowSale followSale;
  private LineMetrics metrics;

  AdmitFans(Seeds seeds, BookingLag lag, MeterRegistry meters) {
    this.usher = new Usher(seeds);
    this.lag = lag;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    lines =
        new LineStores(
            context.getStateStore(QueueTopology.LINES),
            context.getStateStore(QueueTopology.PLACES));
    writer = new LineWriter(context);
    DerivedCommands derived = new DerivedCommands(context);
    followSale =
        new FollowSale(new SaleStores(context.getStateStore(QueueTopology.SALES)), lines, derived);
    metrics = new LineMetrics(meters, context.taskId(), lines);
    TickLines tickLines = new TickLines(lines, lag, derived);
    context.schedule(TickLines.TICK, PunctuationType.WALL_CLOCK_TIME, tickLines::tick);
    context.schedule(TickLines.TICK, PunctuationType.WALL_CLOCK_TIME, _ -> metrics.sum());
    FormerRounds formerRounds = new FormerRounds(lines);
    context.schedule(
        TickLines.TICK, PunctuationType.WALL_CLOCK_TIME, _ -> formerRounds.forgetSome());
    context.schedule(FollowSale.TICK, PunctuationType.WALL_CLOCK_TIME, followSale::tick);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    switch (record.value()) {
      case QueueCommand command -> decide(command, Instant.ofEpochMilli(record.timestamp()));
      case BookingEvent event -> followSale.saw(event);
      case SectionAvailability section -> followSale.saw(section);
      // A section's row that was deleted.
      case null -> {}
      default -> throw new IllegalStateException("not a source of this: " + record.value());
    }
  }

  private void decide(QueueCommand message, Instant logTime) {
    long started = System.nanoTime();
    LineCommand command = read(message);
    StoredLineState state = lines.ofEvent(message.getEventId());
    Decision decision = usher.handle(command, logTime, state);
    state.flush();
    writer.write(message, context.recordMetadata().orElseThrow(), decision, state.line());
    metrics.decided(command, decision, System.nanoTime() - started);
  }

  private static LineCommand read(QueueCommand message) {
    try {
      return CommandReader.read(message);
    } catch (IllegalArgumentException e) {
      throw new MalformedInput(
          "command " + message.getCommandId() + " contradicts itself: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (metrics != null) {
      metrics.close();
    }
  }
}

package dev.rushline.booking.topology;

import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.streams.MalformedInput;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Load, decide, apply, forward: one command at a time, in the order of the log. */
final class DecideSeats implements Processor<String, BookingCommand, String, SpecificRecord> {
  private final MeterRegistry meters;
  private ProcessorContext<String, SpecificRecord> context;
  private SaleStores stores;
  private DecisionWriter writer;
  private DecisionMetrics metrics;

  DecideSeats(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    stores =
        new SaleStores(
            context.getStateStore(BookingTopology.SALE_PLANS),
            context.getStateStore(BookingTopology.SALE_STATE));
    writer = new DecisionWriter(context);
    metrics = new DecisionMetrics(meters, context.taskId(), stores);
    ExpireHolds expireHolds = new ExpireHolds(context, stores);
    context.schedule(ExpireHolds.TICK, PunctuationType.WALL_CLOCK_TIME, expireHolds::tick);
    PublishAvailability publish = new PublishAvailability(context, stores);
    context.schedule(PublishAvailability.TICK, PunctuationType.WALL_CLOCK_TIME, publish::tick);
  }

  @Override
  public void process(Record<String, BookingCommand> record) {
    long started = System.nanoTime();
    BookingCommand message = record.value();
    RecordMetadata position = context.recordMetadata().orElseThrow();
    SaleCommand command = read(message);
    Decision decision =
        BoxOffice.handle(
            command,
            Instant.ofEpochMilli(record.timestamp()),
            stores.ofEvent(message.getEventId()));
    writer.write(message, position, decision);
    metrics.decided(command, decision, System.nanoTime() - started);
  }

  private static SaleCommand read(BookingCommand message) {
    try {
      return CommandReader.read(message);
    } catch (IllegalArgumentException e) {
      throw new MalformedInput(
          "command " + message.getCommandId() + " contradicts itself: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    metrics.close();
  }
}

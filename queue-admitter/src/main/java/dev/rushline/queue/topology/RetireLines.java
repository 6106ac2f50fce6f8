package dev.rushline.queue.topology;

import dev.rushline.queue.stores.SaleStores;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.queue.RetireLine;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Tells lines that their sales are retired. That one is, is kept until its line has heard it, since
 * the record it was learnt from is not read again.
 */
final class RetireLines {
  private final ProcessorContext<?, ?> context;
  private final SaleStores sales;
  private final LineTimers timers;

  RetireLines(ProcessorContext<?, ?> context, SaleStores sales, DerivedCommands derived) {
    this.context = context;
    this.sales = sales;
    this.timers =
        new LineTimers(
            context,
            (eventId, nowMillis) ->
                Optional.of(derived.append(eventId, "retire-" + nowMillis, new RetireLine())));
    sales.retired().forEach(this::tell);
  }

  /** The sale of this line is retired. */
  void retired(EventId eventId) {
    sales.saveRetired(eventId);
    tell(eventId);
  }

  private void tell(EventId eventId) {
    timers.by(eventId, context.currentSystemTimeMs());
  }

  /** The line has heard it. */
  void decided(EventId eventId) {
    timers.decided(eventId);
    timers.never(eventId);
    sales.forgetRetired(eventId);
  }

  void turnOff() {
    timers.turnOff();
  }
}

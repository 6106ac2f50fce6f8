package dev.rushline.search.topology;

import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.search.stores.SectionSeats;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sums what is free over the sections of an event. On a hot event that changes some hundred times a
 * second, and each document costs an update of the index: so a sum is handed on once per tick.
 */
final class SumSeats implements Processor<String, SectionAvailability, String, Integer> {
  /** How old seats left are at most in a document, beside their way. */
  static final Duration TICK = Duration.ofSeconds(2);

  /** Bounds one tick of one task; a new catalogue is followed later, not slower. */
  static final int EVENTS_PER_TICK_MAX = 2_000;

  private ProcessorContext<String, Integer> context;
  private SectionSeats seats;

  @Override
  public void init(ProcessorContext<String, Integer> context) {
    this.context = context;
    seats = new SectionSeats(context.getStateStore(SearchTopology.SECTION_SEATS));
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, SectionAvailability> record) {
    SectionAvailability section = record.value();
    if (section != null) {
      seats.put(section.getEventId(), section.getSectionId(), section.getFree());
    }
  }

  private void tick(long nowMillis) {
    for (String event : seats.takeChanged(EVENTS_PER_TICK_MAX)) {
      context.forward(new Record<>(event, seats.ofEvent(event), nowMillis));
    }
  }
}

package dev.rushline.search.topology;

import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.search.stores.SectionSeats;
import dev.rushline.streams.Alarm;
import dev.rushline.streams.RestoredCheckpoint;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sums what is free over the sections of an event. On a hot event that changes some hundred times a
 * second, and each document costs an update of the index: so sums are handed on together, every two
 * seconds at most.
 */
final class SumSeats implements Processor<String, SectionAvailability, String, Integer> {
  /** Between two rounds: how old seats left are at most in a document, beside their way. */
  static final Duration BETWEEN = Duration.ofSeconds(2);

  /** What the first change after a rest waits for the others of the same sale. */
  static final Duration SETTLING = Duration.ofMillis(200);

  /** Bounds one round of one task; a new catalogue is followed later, not slower. */
  static final int EVENTS_MAX = 2_000;

  private ProcessorContext<String, Integer> context;
  private SectionSeats seats;
  private Alarm alarm;
  private long lastRoundMillis;

  @Override
  public void init(ProcessorContext<String, Integer> context) {
    RestoredCheckpoint.delete(context);
    this.context = context;
    seats = new SectionSeats(context.getStateStore(SearchTopology.SECTION_SEATS));
    alarm = new Alarm(context, this::handOn);
    // A former owner may have left some.
    setAlarm();
  }

  @Override
  public void process(Record<String, SectionAvailability> record) {
    SectionAvailability section = record.value();
    if (section != null) {
      seats.put(section.getEventId(), section.getSectionId(), section.getFree());
      setAlarm();
    }
  }

  private void setAlarm() {
    if (seats.hasChanged() && !alarm.isSet()) {
      long rest = lastRoundMillis + BETWEEN.toMillis() - context.currentSystemTimeMs();
      alarm.within(Duration.ofMillis(Math.max(rest, SETTLING.toMillis())));
    }
  }

  private void handOn(long nowMillis) {
    lastRoundMillis = nowMillis;
    for (String event : seats.takeChanged(EVENTS_MAX)) {
      context.forward(new Record<>(event, seats.ofEvent(event), nowMillis));
    }
    setAlarm();
  }

  @Override
  public void close() {
    if (alarm != null) {
      alarm.turnOff();
    }
  }
}

package dev.rushline.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * A timer of one task that exists only while something is due: it is set, rings once by this
 * machine's clock, and is gone. Kafka Streams commits after every punctuation, whether it changed
 * anything or not, so a timer that ticks for nothing is a transaction for nothing.
 *
 * <p>To be used on the task's thread only. A task that is closed or revived keeps its punctuations:
 * whoever has an alarm turns it off when its processor is closed.
 */
public final class Alarm {
  /** What rings. */
  public interface Ringing {
    /** Called once, on the task's thread; may set the alarm again. */
    void at(long nowMillis);
  }

  private final ProcessorContext<?, ?> context;
  private final Ringing ringing;
  private Cancellable punctuation;
  private long dueMillis;

  /** An alarm that is not set. */
  public Alarm(ProcessorContext<?, ?> context, Ringing ringing) {
    this.context = context;
    this.ringing = ringing;
  }

  /** Rings after this delay, or earlier if it is set to; at once is a millisecond from now. */
  public void within(Duration delay) {
    long millis = Math.max(1, delay.toMillis());
    long wanted = context.currentSystemTimeMs() + millis;
    if (isSet() && dueMillis <= wanted) {
      return;
    }
    turnOff();
    dueMillis = wanted;
    punctuation =
        context.schedule(
            Duration.ofMillis(millis), PunctuationType.WALL_CLOCK_TIME, this::punctuated);
  }

  /** Whether it will ring. */
  public boolean isSet() {
    return punctuation != null;
  }

  /** Does not ring unless it is set again. */
  public void turnOff() {
    if (punctuation != null) {
      punctuation.cancel();
      punctuation = null;
    }
  }

  private void punctuated(long nowMillis) {
    turnOff();
    ringing.at(nowMillis);
  }
}

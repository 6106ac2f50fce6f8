package dev.rushline.streams;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
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

  /** One that is so late is of a task that does not run: nobody is to stay awake for it. */
  private static final long LATE_MILLIS = 100;

  /** Those of a thread that are set: a few for each of its tasks. */
  private static final ThreadLocal<Set<Alarm>> OF_THREAD = ThreadLocal.withInitial(HashSet::new);

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
    OF_THREAD.get().add(this);
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
      OF_THREAD.get().remove(this);
    }
  }

  /** How long this thread may sleep without missing an alarm: not longer than asked for. */
  static Duration sleep(Duration longest, long nowMillis) {
    long millis = longest.toMillis();
    for (Alarm alarm : OF_THREAD.get()) {
      long left = alarm.dueMillis - nowMillis;
      if (left > -LATE_MILLIS) {
        millis = Math.min(millis, Math.max(1, left));
      }
    }
    return Duration.ofMillis(millis);
  }

  private void punctuated(long nowMillis) {
    turnOff();
    ringing.at(nowMillis);
  }
}

package dev.rushline.queue.topology;

import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.Alarm;
import dev.rushline.streams.Appender.Appended;
import dev.rushline.streams.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Appends commands of one kind to lines, each when it is due. They clock themselves: of a line at
 * most one is on its way, and the next is appended after that one was decided. So whatever comes
 * due, however slow the owner is and however long it was away, there are never more of them in the
 * log than there are lines. One that is slow is not sent again; one that is known not to have got
 * into the log is.
 */
final class LineTimers {
  /** Lines that one alarm appends to, so that commands wait for some milliseconds at most. */
  static final int LINES_MAX = 1_000;

  /** How late a command that did not get into the log is missed. */
  static final Duration MISSED_AFTER = Duration.ofSeconds(5);

  private static final long NEVER = Long.MAX_VALUE;

  /** What is appended to a line that is due. */
  interface Appending {
    /** Appends; empty when there is nothing to say after all. */
    Optional<Appended> append(EventId eventId, long nowMillis);
  }

  private final ProcessorContext<?, ?> context;
  private final Appending appending;
  private final Alarm alarm;
  // Of a line with a command on its way: when to see whether it has got into the log.
  private final Turns due = new Turns();
  private final Map<EventId, OnItsWay> onTheirWay = new HashMap<>();

  private static final class OnItsWay {
    private final Appended sent;
    private long nextMillis = NEVER;

    private OnItsWay(Appended sent) {
      this.sent = sent;
    }
  }

  LineTimers(ProcessorContext<?, ?> context, Appending appending) {
    this.context = context;
    this.appending = appending;
    this.alarm = new Alarm(context, this::ring);
  }

  /** The line's next is due at this time and at no other. */
  void at(EventId eventId, long millis) {
    OnItsWay former = onTheirWay.get(eventId);
    if (former != null) {
      former.nextMillis = millis;
    } else {
      setDue(eventId, millis);
      setAlarm();
    }
  }

  /** The line's next is due at this time, unless it is earlier. */
  void by(EventId eventId, long millis) {
    OnItsWay former = onTheirWay.get(eventId);
    long known = former == null ? dueMillis(eventId) : former.nextMillis;
    if (millis < known) {
      at(eventId, millis);
    }
  }

  /** The line has no next. */
  void never(EventId eventId) {
    OnItsWay former = onTheirWay.get(eventId);
    if (former != null) {
      former.nextMillis = NEVER;
    } else {
      due.forget(eventId);
      setAlarm();
    }
  }

  /** A command of this kind was decided, whoever appended it. */
  void decided(EventId eventId) {
    OnItsWay decided = onTheirWay.remove(eventId);
    if (decided != null) {
      due.forget(eventId);
      if (decided.nextMillis != NEVER) {
        setDue(eventId, decided.nextMillis);
      }
      setAlarm();
    }
  }

  void turnOff() {
    alarm.turnOff();
  }

  private void ring(long nowMillis) {
    for (EventId eventId : due.take(Instant.ofEpochMilli(nowMillis), LINES_MAX)) {
      OnItsWay former = onTheirWay.get(eventId);
      if (former != null && !former.sent.hasFailed()) {
        setDue(eventId, nowMillis + MISSED_AFTER.toMillis());
      } else {
        onTheirWay.remove(eventId);
        append(eventId, nowMillis);
      }
    }
    setAlarm();
  }

  private void append(EventId eventId, long nowMillis) {
    appending
        .append(eventId, nowMillis)
        .ifPresent(
            sent -> {
              // What appending has asked for comes after this one.
              OnItsWay onItsWay = new OnItsWay(sent);
              onItsWay.nextMillis = dueMillis(eventId);
              onTheirWay.put(eventId, onItsWay);
              setDue(eventId, nowMillis + MISSED_AFTER.toMillis());
            });
  }

  private void setDue(EventId eventId, long millis) {
    due.set(eventId, Instant.ofEpochMilli(millis));
  }

  private long dueMillis(EventId eventId) {
    return due.of(eventId).map(Instant::toEpochMilli).orElse(NEVER);
  }

  private void setAlarm() {
    due.first()
        .ifPresentOrElse(
            first ->
                alarm.within(
                    Duration.ofMillis(first.at().toEpochMilli() - context.currentSystemTimeMs())),
            alarm::turnOff);
  }
}

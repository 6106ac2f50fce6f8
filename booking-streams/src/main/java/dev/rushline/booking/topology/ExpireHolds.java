package dev.rushline.booking.topology;

import dev.rushline.booking.stores.SaleStores;
import dev.rushline.booking.stores.SaleStores.DueEvent;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.ExpireDue;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Alarm;
import dev.rushline.streams.Appender;
import dev.rushline.streams.Appender.Appended;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Sees to it that holds and waits end when nobody asks for their seats. When the earliest deadline
 * of the partition is over, one ExpireDue is appended, and no other before it is decided: so
 * however many deadlines fall together, expiry is one command among those of fans, and cannot
 * outrun the owner. What it leaves is due for the next one. A moment passes after a deadline before
 * the command is sent, so that deadlines that nobody shares do not cost one each; and after a
 * command fans have the owner to themselves for three times as long as it took, so that a storm of
 * ends leaves them most of it.
 *
 * <p>Not in the transaction, since an open one on the log of commands would hold back the owner
 * itself: a command that stays while its cause is aborted finds nothing due.
 */
final class ExpireHolds {
  /**
   * How long after an event's earliest deadline others are waited for, to be ended by one command.
   */
  static final Duration GATHER = Duration.ofMillis(100);

  /** Events looked at for one that has something due; those whose holds ended early have not. */
  static final int LOOKS_MAX = 100;

  /** When to look on after that many. */
  static final Duration LOOK_ON = Duration.ofMillis(100);

  /** How much longer than a command took fans have the owner to themselves. */
  static final int REST_FACTOR = 3;

  /** The longest time for fans alone: an owner that is far behind is not so because of expiry. */
  static final Duration REST_MAX = Duration.ofMillis(100);

  /** How often to see whether a command that is on its way did not get into the log after all. */
  static final Duration CHECK_APPENDED = Duration.ofSeconds(10);

  private final ProcessorContext<String, SpecificRecord> context;
  private final SaleStores stores;
  private final Appender appender;
  private final Alarm alarm;
  private final Portion portion = new Portion();
  private Optional<OnItsWay> onItsWay = Optional.empty();
  private long sent;
  // How far the log's clock, which is the one that counts, seems to be ahead of this machine's.
  private long logAheadMillis;
  private long restsUntilMillis;

  private record OnItsWay(String commandId, long sentAtMillis, Appended appended) {}

  ExpireHolds(
      ProcessorContext<String, SpecificRecord> context, SaleStores stores, Appender appender) {
    this.context = context;
    this.stores = stores;
    this.appender = appender;
    this.alarm = new Alarm(context, _ -> look());
  }

  /** Looks after what a former owner left; to be called once the stores are there. */
  void start() {
    waitForEarliest();
  }

  /**
   * A command was decided: perhaps our own, perhaps one that leaves a deadline behind.
   *
   * @param events how many things happened by it
   * @param took how long the owner was busy with it
   */
  void decided(String commandId, Instant logTime, int events, Duration took) {
    onItsWay
        .filter(own -> own.commandId.equals(commandId))
        .ifPresent(
            own -> {
              long now = context.currentSystemTimeMs();
              logAheadMillis = logTime.toEpochMilli() - own.sentAtMillis;
              restsUntilMillis =
                  now + Math.min(REST_FACTOR * (now - own.sentAtMillis), REST_MAX.toMillis());
              portion.decided(events, took);
              onItsWay = Optional.empty();
              alarm.turnOff();
            });
    if (onItsWay.isEmpty()) {
      waitForEarliest();
    }
  }

  void stop() {
    alarm.turnOff();
  }

  private void waitForEarliest() {
    Optional<Duration> until = untilNext();
    if (until.isEmpty()) {
      alarm.turnOff();
    } else if (until.get().isPositive()) {
      alarm.within(until.get());
    } else {
      look();
    }
  }

  private Optional<Duration> untilNext() {
    // No longer than that also when this machine's clock was set back meanwhile.
    long rest = Math.min(restsUntilMillis - context.currentSystemTimeMs(), REST_MAX.toMillis());
    return stores
        .nothingDueBefore()
        .map(earliest -> Duration.between(logNow(), earliest.plus(GATHER)))
        .map(gathered -> Duration.ofMillis(Math.max(gathered.toMillis(), rest)));
  }

  private void look() {
    if (onItsWay.isPresent() && !onItsWay.get().appended.hasFailed()) {
      alarm.within(CHECK_APPENDED);
      return;
    }
    stores
        .firstDue(logNow().minus(GATHER), LOOKS_MAX)
        .ifPresentOrElse(this::append, this::lookLater);
  }

  private void lookLater() {
    untilNext().ifPresent(until -> alarm.within(until.isPositive() ? until : LOOK_ON));
  }

  private void append(DueEvent due) {
    long now = context.currentSystemTimeMs();
    String id = "expire-" + context.taskId() + "-" + now + "-" + sent++;
    BookingCommand command =
        new BookingCommand(
            due.eventId(), id, null, new ExpireDue(due.firstDeadline(), portion.size()));
    Appended appended =
        appender.append(
            Topics.BOOKING_COMMANDS, context.taskId().partition(), due.eventId(), command);
    onItsWay = Optional.of(new OnItsWay(id, now, appended));
    alarm.within(CHECK_APPENDED);
  }

  private Instant logNow() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs() + logAheadMillis);
  }
}

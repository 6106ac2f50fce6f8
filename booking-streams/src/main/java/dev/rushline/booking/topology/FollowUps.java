package dev.rushline.booking.topology;

import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.booking.stores.SaleStores.DueEvent;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.ExpireDue;
import dev.rushline.schemas.booking.RetireSale;
import dev.rushline.schemas.booking.ServeWaiting;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Alarm;
import dev.rushline.streams.Appender;
import dev.rushline.streams.Appender.Appended;
import dev.rushline.streams.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What the owner of a partition asks of itself: to end holds and waits when nobody asks for their
 * seats (ExpireDue), to go on serving those who wait when one command could not serve them all
 * (ServeWaiting), and to give up sales whose time is over (RetireSale).
 *
 * <p>One command of these is on its way, and no other before it is decided: so however much there
 * is to do, it is one command among those of fans, and cannot outrun the owner. What it leaves is
 * for the next one. A moment passes after a deadline before a command is sent, so that deadlines
 * that nobody shares do not cost one each; and after a command fans have the owner to themselves
 * for three times as long as it took, so that a storm of ends leaves them most of it.
 *
 * <p>Not in the transaction, since an open one on the log of commands would hold back the owner
 * itself: a command that stays while its cause is aborted finds nothing due.
 */
final class FollowUps {
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
  // Events with seats that are free for those who wait; whose turn it is, is first.
  private final Set<EventId> unserved = new LinkedHashSet<>();
  private long sent;
  // How far the log's clock, which is the one that counts, seems to be ahead of this machine's.
  private long logAheadMillis;
  private long restsUntilMillis;

  private record OnItsWay(String commandId, long sentAtMillis, Appended appended) {}

  FollowUps(
      ProcessorContext<String, SpecificRecord> context, SaleStores stores, Appender appender) {
    this.context = context;
    this.stores = stores;
    this.appender = appender;
    this.alarm = new Alarm(context, _ -> look());
  }

  /** Looks after what a former owner left; to be called once the stores are there. */
  void start() {
    unserved.addAll(stores.waitedFor());
    waitForNext();
  }

  /**
   * A command was decided: perhaps our own, perhaps one that leaves something to do.
   *
   * @param took how long the owner was busy with it
   */
  void decided(BookingCommand command, Instant logTime, Decision decision, Duration took) {
    EventId event = new EventId(command.getEventId());
    unserved.remove(event);
    if (decision.othersFirst()) {
      unserved.add(event);
    }
    onItsWay
        .filter(own -> own.commandId.equals(command.getCommandId()))
        .ifPresent(
            own -> {
              long now = context.currentSystemTimeMs();
              logAheadMillis = logTime.toEpochMilli() - own.sentAtMillis;
              restsUntilMillis =
                  now + Math.min(REST_FACTOR * (now - own.sentAtMillis), REST_MAX.toMillis());
              portion.decided(decision.events().size(), took);
              onItsWay = Optional.empty();
              alarm.turnOff();
            });
    if (onItsWay.isEmpty()) {
      waitForNext();
    }
  }

  void stop() {
    alarm.turnOff();
  }

  private void waitForNext() {
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
    return untilWork().map(until -> Duration.ofMillis(Math.max(until.toMillis(), rest)));
  }

  private Optional<Duration> untilWork() {
    return unserved.isEmpty()
        ? Stream.of(stores.nothingDueBefore(), stores.firstRetirement().map(Turns.Turn::at))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .map(earliest -> Duration.between(logNow(), earliest.plus(GATHER)))
        : Optional.of(Duration.ZERO);
  }

  private void look() {
    if (onItsWay.isPresent() && !onItsWay.get().appended.hasFailed()) {
      alarm.within(CHECK_APPENDED);
      return;
    }
    Optional<DueEvent> due = stores.firstDue(logNow().minus(GATHER), LOOKS_MAX);
    // In turns, so that neither waits for all of the other.
    if (!unserved.isEmpty() && (due.isEmpty() || sent % 2 == 0)) {
      append(unserved.iterator().next(), new ServeWaiting(portion.size()));
    } else {
      due.ifPresentOrElse(
          event -> append(event.eventId(), new ExpireDue(event.firstDeadline(), portion.size())),
          this::retire);
    }
  }

  private void retire() {
    stores
        .firstRetirement()
        .filter(sale -> !sale.at().isAfter(logNow().minus(GATHER)))
        .ifPresentOrElse(
            sale -> append(sale.eventId(), new RetireSale(portion.size())), this::lookLater);
  }

  private void lookLater() {
    untilNext().ifPresent(until -> alarm.within(until.isPositive() ? until : LOOK_ON));
  }

  private void append(EventId eventId, SpecificRecord body) {
    long now = context.currentSystemTimeMs();
    String id = "own-" + context.taskId() + "-" + now + "-" + sent++;
    Appended appended =
        appender.append(
            Topics.BOOKING_COMMANDS,
            context.taskId().partition(),
            eventId.text(),
            new BookingCommand(eventId.text(), id, null, body));
    onItsWay = Optional.of(new OnItsWay(id, now, appended));
    alarm.within(CHECK_APPENDED);
  }

  private Instant logNow() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs() + logAheadMillis);
  }
}

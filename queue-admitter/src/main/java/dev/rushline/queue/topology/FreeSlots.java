package dev.rushline.queue.topology;

import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.stores.SaleStores;
import dev.rushline.queue.stores.SaleStores.DoneFan;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.queue.SlotFreed;
import dev.rushline.streams.Alarm;
import dev.rushline.streams.Appender.Appended;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Tells lines who is done with a slot. Who is done is kept until the line has heard it, since the
 * record it was learnt from is not read again: so nobody's slot is lost with a process. No more of
 * these are on their way than there are slots.
 */
final class FreeSlots {
  /** Appended anew by one alarm. */
  static final int FANS_MAX = 1_000;

  private final SaleStores sales;
  private final DerivedCommands derived;
  private final Alarm alarm;
  // Empty: nobody has appended it, as far as is known here.
  private final Map<DoneFan, Appended> onTheirWay = new HashMap<>();

  FreeSlots(ProcessorContext<?, ?> context, SaleStores sales, DerivedCommands derived) {
    this.sales = sales;
    this.derived = derived;
    this.alarm = new Alarm(context, _ -> appendMissed());
    sales.doneFans().forEach(fan -> onTheirWay.put(fan, () -> true));
    if (!onTheirWay.isEmpty()) {
      alarm.within(Duration.ZERO);
    }
  }

  /** This fan is done with a slot. */
  void done(DoneFan fan) {
    if (!onTheirWay.containsKey(fan)) {
      sales.save(fan);
      append(fan);
      alarm.within(LineTimers.MISSED_AFTER);
    }
  }

  /** The line has heard that somebody is done. */
  void decided(EventId eventId, LineCommand.FreeSlot free) {
    DoneFan fan = new DoneFan(eventId, free.customerId(), free.round(), free.arrival());
    if (onTheirWay.remove(fan) != null) {
      sales.forget(fan);
      if (onTheirWay.isEmpty()) {
        alarm.turnOff();
      }
    }
  }

  void turnOff() {
    alarm.turnOff();
  }

  private void append(DoneFan fan) {
    onTheirWay.put(
        fan,
        derived.append(
            fan.eventId(),
            "freed-" + fan.round() + "-" + fan.arrival(),
            new SlotFreed(fan.customerId().text(), fan.arrival(), fan.round())));
  }

  private void appendMissed() {
    onTheirWay.entrySet().stream()
        .filter(fan -> fan.getValue().hasFailed())
        .limit(FANS_MAX)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::append);
    boolean more = onTheirWay.values().stream().anyMatch(Appended::hasFailed);
    alarm.within(more ? Duration.ZERO : LineTimers.MISSED_AFTER);
  }
}

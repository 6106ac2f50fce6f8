package dev.rushline.booking.topology;

import dev.rushline.booking.stores.SaleStores;
import dev.rushline.booking.stores.SaleStores.DueHold;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.ExpireHold;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Appends an ExpireHold command for each hold that has reached its deadline by this machine's
 * clock. The rules look again by the log's clock, so a wrong clock here costs time, never a seat.
 */
final class ExpireHolds {
  /** How late an idle event's seats come back at most, beside the command's own way. */
  static final Duration TICK = Duration.ofMillis(100);

  /**
   * Commands per tick: 10,000 a second, so that a wave of holds that end together leaves room for
   * fans.
   */
  static final int EXPIRED_PER_TICK_MAX = 1_000;

  /** A command that led to nothing (the log's clock is behind ours) is sent again after this. */
  static final Duration SENT_AGAIN_AFTER = Duration.ofSeconds(5);

  private final ProcessorContext<String, SpecificRecord> context;
  private final SaleStores stores;
  private final Map<DueHold, Long> sent = new LinkedHashMap<>();

  ExpireHolds(ProcessorContext<String, SpecificRecord> context, SaleStores stores) {
    this.context = context;
    this.stores = stores;
  }

  void tick(long nowMillis) {
    sent.values().removeIf(at -> at <= nowMillis - SENT_AGAIN_AFTER.toMillis());
    // Those on their way still stand in the index: look past them, but not without bound.
    int looked = EXPIRED_PER_TICK_MAX + sent.size();
    stores.dueHolds(Instant.ofEpochMilli(nowMillis), looked).stream()
        .filter(hold -> !sent.containsKey(hold))
        .limit(EXPIRED_PER_TICK_MAX)
        .forEach(hold -> send(hold, nowMillis));
  }

  private void send(DueHold hold, long nowMillis) {
    sent.put(hold, nowMillis);
    BookingCommand command =
        new BookingCommand(
            hold.eventId(),
            "expire-" + hold.bookingId() + "-" + hold.holdEpoch(),
            null,
            new ExpireHold(hold.bookingId(), hold.holdEpoch(), hold.deadline()));
    context.forward(new Record<>(hold.eventId(), command, nowMillis), BookingTopology.EXPIRIES);
  }
}

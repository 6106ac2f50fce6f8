package dev.rushline.queue.topology;

import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.line.Phase;
import dev.rushline.queue.stores.LineStores;
import dev.rushline.queue.stores.SaleStores;
import dev.rushline.queue.stores.SaleStores.Availability;
import dev.rushline.queue.stores.SeenSale;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingConfirmed;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingRejected;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.booking.HoldReleased;
import dev.rushline.schemas.booking.SaleDefined;
import dev.rushline.schemas.booking.SeatsHeld;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.queue.SaleSeen;
import dev.rushline.schemas.queue.SlotFreed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what sales do and tells the lines of it, as commands: who is done at once, the rest
 * once a second at most, and only when it has changed.
 */
final class FollowSale {
  /** How old what a line knows of its sale may be, beside the way of the records. */
  static final Duration TICK = Duration.ofSeconds(1);

  /** How long places are kept when the sale is over: fans may ask what became of theirs. */
  static final Duration KEPT = Duration.ofDays(7);

  /**
   * How long a task takes at the most to read what sales did while nobody followed them. Before
   * that an end of a sale may have been put off, and places are given up for good.
   */
  static final Duration CATCHING_UP = Duration.ofHours(1);

  private final SaleStores sales;
  private final LineStores lines;
  private final DerivedCommands derived;
  // What each line was last told; forgotten with the task, and then told once more.
  private final Map<String, Told> told = new HashMap<>();

  private long firstTick = Long.MAX_VALUE;

  private record Told(Optional<Availability> availability, boolean over, boolean longOver) {}

  FollowSale(SaleStores sales, LineStores lines, DerivedCommands derived) {
    this.sales = sales;
    this.lines = lines;
    this.derived = derived;
  }

  void saw(SectionAvailability section) {
    sales.sawSection(
        section.getEventId(),
        section.getSectionId(),
        section.getVersion(),
        section.getSaleVersion(),
        section.getFree(),
        section.getHeld());
  }

  void saw(BookingEvent event) {
    String eventId = event.getEventId();
    switch (event.getBody()) {
      case SaleDefined defined -> sales.save(eventId, defined(eventId, defined, event.getAt()));
      case SeatsHeld _ -> count(eventId, 1, 0, 0);
      case BookingRejected _ -> count(eventId, 1, 0, 0);
      case HoldReleased released -> count(eventId, 0, 0, seats(released.getBooking()));
      case HoldExpired expired -> count(eventId, 0, 0, seats(expired.getBooking()));
      case BookingConfirmed confirmed -> {
        count(eventId, 0, seats(confirmed.getBooking()), 0);
        freeSlot(eventId, confirmed.getBooking());
      }
      // Nothing of the rest frees a seat or a slot.
      default -> {}
    }
  }

  private SeenSale defined(String eventId, SaleDefined defined, Instant at) {
    SeenSale sale = sales.sale(eventId).defined(Optional.ofNullable(defined.getClosesAt()));
    return defined.getCancelled() ? sale.cancelled(at) : sale;
  }

  private static long seats(Booking booking) {
    return booking.getSeats().size();
  }

  /** A fan with a slot has been admitted before the booking, so the store knows. */
  private void freeSlot(String eventId, Booking booking) {
    if (lines.line(eventId).places().slots() == 0) {
      return;
    }
    lines
        .fan(eventId, booking.getCustomerId())
        .filter(place -> place.status().hasSlot())
        .ifPresent(
            place ->
                derived.append(
                    eventId,
                    "freed-" + booking.getBookingId(),
                    new SlotFreed(place.customerId(), place.arrival())));
  }

  private void count(String eventId, long requests, long sold, long cameBack) {
    if (lines.line(eventId).policy().mode() != LineMode.OFF) {
      sales.save(eventId, sales.sale(eventId).with(requests, sold, cameBack));
    }
  }

  /** Tells the lines what has changed. */
  void tick(long nowMillis) {
    firstTick = Math.min(firstTick, nowMillis);
    lines.forEach((eventId, line) -> tell(eventId, line, nowMillis));
  }

  private boolean isCaughtUp(long nowMillis) {
    return nowMillis - firstTick >= CATCHING_UP.toMillis();
  }

  private void tell(String eventId, Line line, long nowMillis) {
    if (line.policy().mode() == LineMode.OFF) {
      told.remove(eventId);
      return;
    }
    SeenSale sale = sales.sale(eventId);
    Instant time = Instant.ofEpochMilli(nowMillis);
    Told now =
        new Told(
            sales.availability(eventId),
            sale.isOver(time),
            isCaughtUp(nowMillis) && sale.isOverFor(KEPT, time));
    // An operator may have set up a line for a sale that has been over for long.
    boolean stays = now.longOver && line.phase() != Phase.IDLE && line.places().joined() > 0;
    if (!now.equals(told.put(eventId, now)) || sale.hasNews() || stays) {
      derived.append(
          eventId,
          "sale-" + nowMillis,
          new SaleSeen(
              now.availability.map(Availability::free).orElse(-1L),
              now.availability.map(Availability::held).orElse(0L),
              sale.requests(),
              sale.sold(),
              sale.cameBack(),
              now.over,
              now.longOver));
      sales.save(eventId, sale.told());
    }
  }
}

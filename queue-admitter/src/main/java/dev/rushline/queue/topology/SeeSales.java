package dev.rushline.queue.topology;

import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.stores.LineStores;
import dev.rushline.queue.stores.SaleStores;
import dev.rushline.queue.stores.SaleStores.DoneFan;
import dev.rushline.queue.stores.SeenSale;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCancelled;
import dev.rushline.schemas.booking.BookingConfirmed;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingRejected;
import dev.rushline.schemas.booking.HoldExpired;
import dev.rushline.schemas.booking.HoldExtended;
import dev.rushline.schemas.booking.HoldReleased;
import dev.rushline.schemas.booking.PresaleDefined;
import dev.rushline.schemas.booking.SaleChangeRefused;
import dev.rushline.schemas.booking.SaleDefined;
import dev.rushline.schemas.booking.SaleQuarantined;
import dev.rushline.schemas.booking.SaleResumed;
import dev.rushline.schemas.booking.SaleRetired;
import dev.rushline.schemas.booking.SeatsChanged;
import dev.rushline.schemas.booking.SeatsHeld;
import dev.rushline.schemas.booking.SeatsHeldAgain;
import dev.rushline.schemas.booking.SeatsOffered;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.booking.WaitlistJoined;
import dev.rushline.schemas.booking.WaitlistLeft;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.Optional;

/** Remembers what sales do, and hands on what lines have to hear of it. */
final class SeeSales {
  private final SaleStores sales;
  private final LineStores lines;
  private final FollowSale followSale;
  private final FreeSlots freeSlots;
  private final RetireLines retireLines;

  SeeSales(
      SaleStores sales,
      LineStores lines,
      FollowSale followSale,
      FreeSlots freeSlots,
      RetireLines retireLines) {
    this.sales = sales;
    this.lines = lines;
    this.followSale = followSale;
    this.freeSlots = freeSlots;
    this.retireLines = retireLines;
  }

  void saw(SectionAvailability section) {
    EventId eventId = Ids.event(section.getEventId());
    boolean isNews =
        sales.sawSection(
            eventId,
            section.getSectionId(),
            section.getVersion(),
            section.getSaleVersion(),
            section.getFree(),
            section.getHeld());
    if (isNews) {
      followSale.changed(eventId);
    }
  }

  /** A section's row is deleted. */
  void sawNoMore(String sectionKey) {
    sales.forgetSection(sectionKey).ifPresent(followSale::changed);
  }

  void saw(BookingEvent event) {
    EventId eventId = Ids.event(event.getEventId());
    switch (event.getBody()) {
      case SaleDefined defined -> {
        sales.save(eventId, defined(eventId, event, defined));
        followSale.changed(eventId);
      }
      case SeatsHeld _ -> count(eventId, 1, 0, 0);
      case BookingRejected _ -> count(eventId, 1, 0, 0);
      case HoldReleased released -> count(eventId, 0, 0, seats(released.getBooking()));
      case HoldExpired expired -> count(eventId, 0, 0, seats(expired.getBooking()));
      case BookingConfirmed confirmed -> {
        count(eventId, 0, seats(confirmed.getBooking()), 0);
        freeSlot(eventId, confirmed.getBooking());
      }
      case SaleRetired _ -> retired(eventId);
      // Seats that a hold exchanges, or a cancelled sale gives back, are among what is free: they
      // say nothing of how many holds come back.
      case SeatsChanged _, BookingCancelled _ -> {}
      // Nobody has asked for a checkout, and no hold has ended.
      case SeatsOffered _,
          SeatsHeldAgain _,
          HoldExtended _,
          WaitlistJoined _,
          WaitlistLeft _,
          PresaleDefined _,
          SaleChangeRefused _,
          SaleQuarantined _,
          SaleResumed _ -> {}
      default -> throw new IllegalStateException("no event of a sale: " + event.getBody());
    }
  }

  private SeenSale defined(EventId eventId, BookingEvent event, SaleDefined defined) {
    Instant at = event.getAt();
    SeenSale sale =
        sales.sale(eventId).defined(Optional.ofNullable(defined.getClosesAt()), event.getVersion());
    return defined.getCancelled() ? sale.cancelled(at) : sale;
  }

  private static long seats(Booking booking) {
    return booking.getSeats().size();
  }

  /** A fan with a slot has been admitted before the booking, so the store knows. */
  private void freeSlot(EventId eventId, Booking booking) {
    Line line = lines.line(eventId);
    // Its event has been counted already: a booking of nobody is not set aside any more.
    if (line.places().slots() == 0 || !Ids.namesAFan(booking.getCustomerId())) {
      return;
    }
    lines
        .fan(eventId, new CustomerId(booking.getCustomerId()))
        .filter(place -> place.round() == line.round().number() && place.status().hasSlot())
        .ifPresent(
            place ->
                freeSlots.done(
                    new DoneFan(eventId, place.customerId(), place.round(), place.arrival())));
  }

  private void retired(EventId eventId) {
    sales.forget(eventId);
    // Also of a line that was taken back as if there had been none: it was told of.
    if (lines.line(eventId).version() > 0) {
      retireLines.retired(eventId);
    }
  }

  private void count(EventId eventId, long requests, long sold, long cameBack) {
    if (lines.line(eventId).policy().mode() != LineMode.OFF) {
      sales.save(eventId, sales.sale(eventId).with(requests, sold, cameBack));
      followSale.changed(eventId);
    }
  }
}

package dev.rushline.booking.seating;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.hall.Move;
import dev.rushline.booking.hall.Seat;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.hall.StandingArea;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Applies what was decided: the only place where a seat changes hands. */
final class SaleChanges {
  private SaleChanges() {}

  static void apply(SaleEvent event, SaleClock clock, SaleState state) {
    switch (event) {
      case SaleEvent.SaleDefined(SaleCommand.DefineSale definition) ->
          state.saveDefinition(definition.terms(), laidOver(definition.sections(), state));
      case SaleEvent.SaleChangeRefused _ -> {}
      case SaleEvent.SaleRetired _ -> state.retire();
      case SaleEvent.SaleQuarantined(String fault) -> state.beginQuarantine(fault);
      case SaleEvent.SaleResumed _ -> state.endQuarantine();
      case SaleEvent.SeatsHeld(Booking booking, RequestKey request) -> {
        beginHold(booking, state);
        saveAnswer(request, new Reply.Granted(booking), clock, state);
      }
      case SaleEvent.SeatsHeldAgain(Booking booking) -> beginHold(booking, state);
      case SaleEvent.PresaleDefined(var definition) -> PresaleRules.apply(definition, state);
      case SaleEvent.WaitlistJoined(Booking booking, RequestKey request) -> {
        state.addWaiting(booking);
        state.addDeadline(booking);
        saveTally(booking, tally -> tally.waitingWith(Optional.of(booking.bookingId())), state);
        state.saveBooking(booking);
        saveAnswer(request, new Reply.Granted(booking), clock, state);
      }
      case SaleEvent.WaitlistLeft(Booking booking) -> {
        leaveLine(booking, state);
        state.saveBooking(booking);
      }
      case SaleEvent.SeatsOffered(Booking booking) -> {
        leaveLine(booking, state);
        beginHold(booking, state);
      }
      case SaleEvent.HoldExtended(Booking booking, RequestKey request) -> {
        state.removeDeadline(state.booking(booking.bookingId()).orElseThrow());
        state.saveBooking(booking);
        state.addDeadline(booking);
        saveAnswer(request, new Reply.Granted(booking), clock, state);
      }
      case SaleEvent.SeatsChanged(Booking before, Booking booking, RequestKey request) -> {
        giveUpHold(before, state);
        beginHold(booking, state);
        saveAnswer(request, new Reply.Granted(booking), clock, state);
      }
      case SaleEvent.HoldReleased(Booking booking) -> endHold(booking, state);
      case SaleEvent.HoldExpired(Booking booking) -> endHold(booking, state);
      case SaleEvent.BookingConfirmed(Booking booking, RequestKey request) -> {
        moveSeats(booking, state, Move.SELL);
        saveTally(booking, tally -> tally.buying(booking), state);
        saveCode(booking, code -> code.buying(booking), state);
        state.saveBooking(booking);
        state.removeDeadline(booking);
        saveAnswer(request, new Reply.Granted(booking), clock, state);
      }
      case SaleEvent.BookingCancelled cancelled -> {
        Booking booking = cancelled.booking();
        moveSeats(booking, state, Move.GIVE_BACK);
        saveTally(booking, tally -> tally.givingBack(booking), state);
        saveCode(booking, code -> code.givingBack(booking), state);
        state.saveBooking(booking);
        saveAnswer(cancelled.requestKey(), new Reply.Granted(booking), clock, state);
      }
      case SaleEvent.BookingRejected rejected -> {
        if (isRemembered(rejected, state)) {
          saveAnswer(rejected.requestKey(), rejected.refusal(), clock, state);
        }
      }
    }
  }

  private static boolean isRemembered(SaleEvent.BookingRejected rejected, SaleState state) {
    return switch (rejected.refusal().reason()) {
      // The key belongs to another request: that one's answer stands.
      case IDEMPOTENCY_KEY_REUSED -> false;
      // What took nothing leaves nothing. A payment that is to be voided must not buy later.
      default -> rejected.paymentId().isPresent() || state.rulesVersion() < 3;
    };
  }

  private static void beginHold(Booking booking, SaleState state) {
    moveSeats(booking, state, Move.HOLD);
    saveTally(booking, tally -> tally.holding(booking), state);
    saveCode(booking, code -> code.holding(booking), state);
    state.saveBooking(booking);
    state.addDeadline(booking);
  }

  private static void endHold(Booking booking, SaleState state) {
    giveUpHold(booking, state);
    state.saveBooking(booking);
  }

  /** The booking itself is written by whoever knows what becomes of it. */
  private static void giveUpHold(Booking booking, SaleState state) {
    moveSeats(booking, state, Move.FREE);
    saveTally(booking, tally -> tally.withoutHold(booking), state);
    saveCode(booking, code -> code.withoutHold(booking), state);
    state.removeDeadline(booking);
  }

  private static void leaveLine(Booking booking, SaleState state) {
    Booking waiting = state.booking(booking.bookingId()).orElseThrow();
    state.removeWaiting(waiting);
    state.removeDeadline(waiting);
    saveTally(booking, tally -> tally.waitingWith(Optional.empty()), state);
  }

  private static void saveTally(
      Booking booking, UnaryOperator<CustomerTally> change, SaleState state) {
    String customer = booking.customerId();
    state.saveTally(customer, change.apply(state.tally(customer)));
  }

  private static void saveCode(
      Booking booking, UnaryOperator<PresaleCode> change, SaleState state) {
    booking
        .presaleCode()
        .ifPresent(
            hash ->
                state.savePresaleCode(hash, change.apply(state.presaleCode(hash).orElseThrow())));
  }

  /** Whether seats may be free after the event that were not before. */
  static boolean mayFreeSeats(SaleEvent event) {
    return switch (event) {
      case SaleEvent.SaleDefined _,
          SaleEvent.SaleResumed _,
          SaleEvent.SeatsChanged _,
          SaleEvent.HoldReleased _,
          SaleEvent.HoldExpired _,
          SaleEvent.BookingCancelled _ ->
          true;
      case SaleEvent.SaleChangeRefused _,
          SaleEvent.SaleRetired _,
          SaleEvent.SaleQuarantined _,
          SaleEvent.PresaleDefined _,
          SaleEvent.SeatsHeld _,
          SaleEvent.SeatsHeldAgain _,
          SaleEvent.SeatsOffered _,
          SaleEvent.HoldExtended _,
          SaleEvent.WaitlistJoined _,
          SaleEvent.WaitlistLeft _,
          SaleEvent.BookingConfirmed _,
          SaleEvent.BookingRejected _ ->
          false;
    };
  }

  private static void saveAnswer(
      RequestKey request, Reply reply, SaleClock clock, SaleState state) {
    state.saveAnswer(
        request.customerId(), request.key(), new Answer(request.fingerprint(), reply, clock.now()));
  }

  private static void moveSeats(Booking booking, SaleState state, Move move) {
    Map<SeatedSection, Set<Integer>> rows = new LinkedHashMap<>();
    for (BookedSeat booked : booking.seats()) {
      int standing = booked.seat().indexOf("::");
      if (standing > 0) {
        String areaId = booked.seat().substring(0, standing);
        StandingArea area = (StandingArea) state.section(areaId).orElseThrow();
        move.apply(area, booking.seats().size());
        state.saveArea(area);
        return; // a standing booking is in one area
      }
      Seat seat = state.seat(booked.seat()).orElseThrow();
      move.apply(seat, booking.bookingId());
      rows.computeIfAbsent(seat.section(), _ -> new LinkedHashSet<>()).add(seat.row());
    }
    rows.forEach((section, changed) -> changed.forEach(row -> state.saveRow(section, row)));
  }

  private static List<Section> laidOver(List<SectionPlan> plans, SaleState state) {
    List<Section> sections = new ArrayList<>(plans.size());
    for (SectionPlan plan : plans) {
      Section former = state.section(plan.sectionId()).orElse(null);
      sections.add(
          switch (plan) {
            case SectionPlan.Seated seated ->
                former instanceof SeatedSection was
                    ? was.withPlan(seated)
                    : new SeatedSection(seated, _ -> null);
            case SectionPlan.Standing standing ->
                former instanceof StandingArea was
                    ? new StandingArea(standing, was.held(), was.sold())
                    : new StandingArea(standing, 0, 0);
          });
    }
    return sections;
  }
}

package dev.rushline.booking.seating;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Cancelled;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Ended;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.hall.Move;
import dev.rushline.booking.hall.Seat;
import dev.rushline.booking.hall.SeatId;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.terms.PresaleQuota;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

  static void apply(SaleEvent event, Instant now, SaleBook book) {
    switch (event) {
      case SaleEvent.SaleDefined(SaleCommand.DefineSale definition) ->
          book.saveDefinition(definition.terms(), laidOver(definition.sections(), book));
      case SaleEvent.SaleChangeRefused _ -> {}
      case SaleEvent.SaleRetired _ -> book.retire();
      case SaleEvent.SaleQuarantined(String fault) -> book.beginQuarantine(fault);
      case SaleEvent.SaleResumed _ -> book.endQuarantine();
      case SaleEvent.SeatsHeld(Held hold, RequestKey request) -> {
        beginHold(hold, book);
        saveAnswer(request, new Reply.Granted(hold), now, book);
      }
      case SaleEvent.SeatsHeldAgain(Held hold) -> beginHold(hold, book);
      case SaleEvent.PresaleDefined(var definition) -> define(definition, book);
      case SaleEvent.WaitlistJoined(Waiting waiting, RequestKey request) -> {
        book.addWaiting(waiting);
        book.addDeadline(waiting);
        saveTally(waiting, tally -> tally.waitingWith(Optional.of(waiting.bookingId())), book);
        book.saveBooking(waiting);
        saveAnswer(request, new Reply.Granted(waiting), now, book);
      }
      case SaleEvent.WaitlistLeft(Ended.OfWait ended) -> {
        leaveLine(ended, book);
        book.saveBooking(ended);
      }
      case SaleEvent.SeatsOffered(Held hold) -> {
        leaveLine(hold, book);
        beginHold(hold, book);
      }
      case SaleEvent.HoldExtended(Held hold, RequestKey request) -> {
        book.removeDeadline(book.booking(hold.bookingId(), Held.class));
        book.saveBooking(hold);
        book.addDeadline(hold);
        saveAnswer(request, new Reply.Granted(hold), now, book);
      }
      case SaleEvent.SeatsChanged(Held before, Held hold, RequestKey request) -> {
        giveUpHold(before, book);
        beginHold(hold, book);
        saveAnswer(request, new Reply.Granted(hold), now, book);
      }
      case SaleEvent.HoldReleased(Ended.OfHold ended) -> endHold(ended, book);
      case SaleEvent.HoldExpired(Ended.OfHold ended) -> endHold(ended, book);
      case SaleEvent.BookingConfirmed(Confirmed sale, RequestKey request) -> {
        moveSeats(sale, book, Move.SELL);
        saveTally(sale, tally -> tally.buying(sale), book);
        saveCode(sale.held(), code -> code.buying(sale), book);
        book.saveBooking(sale);
        book.removeDeadline(sale.held());
        saveAnswer(request, new Reply.Granted(sale), now, book);
      }
      case SaleEvent.BookingCancelled(Cancelled cancelled, RequestKey request, _, _) -> {
        moveSeats(cancelled, book, Move.GIVE_BACK);
        saveTally(cancelled, tally -> tally.givingBack(cancelled), book);
        saveCode(cancelled.sale().held(), code -> code.givingBack(cancelled), book);
        book.saveBooking(cancelled);
        saveAnswer(request, new Reply.Granted(cancelled), now, book);
      }
      case SaleEvent.BookingRejected rejected -> {
        if (isRemembered(rejected, book)) {
          saveAnswer(rejected.requestKey(), rejected.refusal(), now, book);
        }
      }
    }
  }

  /** New quotas for the codes that are named, no quota for those that were: what is used stays. */
  private static void define(SaleCommand.DefinePresale definition, SaleBook book) {
    String presaleId = definition.presale().presaleId();
    book.savePresale(definition.presale());
    Map<String, PresaleCode> codes = new HashMap<>();
    book.codesOf(presaleId)
        .forEach((hash, code) -> codes.put(hash, code.withQuota(presaleId, 0, code.maxSeats())));
    for (PresaleQuota quota : definition.codes()) {
      PresaleCode code =
          book.presaleCode(quota.codeHash())
              .map(used -> used.withQuota(presaleId, quota.maxBookings(), quota.maxSeats()))
              .orElseGet(
                  () -> PresaleCode.unused(presaleId, quota.maxBookings(), quota.maxSeats()));
      codes.put(quota.codeHash(), code);
    }
    codes.forEach(book::savePresaleCode);
  }

  private static boolean isRemembered(SaleEvent.BookingRejected rejected, SaleBook book) {
    return switch (rejected.refusal().reason()) {
      // The key belongs to another request: that one's answer stands.
      case IDEMPOTENCY_KEY_REUSED -> false;
      // What took nothing leaves nothing. A payment that is to be voided must not buy later.
      default -> rejected.paymentId().isPresent() || book.rulesVersion() < 3;
    };
  }

  private static void beginHold(Held hold, SaleBook book) {
    moveSeats(hold, book, Move.HOLD);
    saveTally(hold, tally -> tally.holding(hold), book);
    saveCode(hold, code -> code.holding(hold), book);
    book.saveBooking(hold);
    book.addDeadline(hold);
  }

  private static void endHold(Ended.OfHold ended, SaleBook book) {
    giveUpHold(ended.was(), book);
    book.saveBooking(ended);
  }

  /** The booking itself is written by whoever knows what becomes of it. */
  private static void giveUpHold(Held hold, SaleBook book) {
    moveSeats(hold, book, Move.FREE);
    saveTally(hold, tally -> tally.withoutHold(hold), book);
    saveCode(hold, code -> code.withoutHold(hold), book);
    book.removeDeadline(hold);
  }

  /** Its place in line has the number that the booking had when it joined. */
  private static void leaveLine(Booking booking, SaleBook book) {
    Waiting waiting = book.booking(booking.bookingId(), Waiting.class);
    book.removeWaiting(waiting);
    book.removeDeadline(waiting);
    saveTally(booking, tally -> tally.waitingWith(Optional.empty()), book);
  }

  private static void saveTally(
      Booking booking, UnaryOperator<CustomerTally> change, SaleBook book) {
    CustomerId customer = booking.customerId();
    book.saveTally(customer, change.apply(book.tally(customer)));
  }

  private static void saveCode(Held hold, UnaryOperator<PresaleCode> change, SaleBook book) {
    hold.presaleCode()
        .ifPresent(
            hash -> book.savePresaleCode(hash, change.apply(book.presaleCode(hash).orElseThrow())));
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

  private static void saveAnswer(RequestKey request, Reply reply, Instant now, SaleBook book) {
    book.saveAnswer(
        request.customerId(), request.key(), new Answer(request.fingerprint(), reply, now));
  }

  private static void moveSeats(Booking booking, SaleBook book, Move move) {
    Map<SeatedSection, Set<Integer>> rows = new LinkedHashMap<>();
    for (BookedSeat booked : booking.seats()) {
      switch (SeatId.parse(booked.seat()).orElseThrow()) {
        case SeatId.Place(String section, _) -> {
          StandingArea area = (StandingArea) book.section(section).orElseThrow();
          move.apply(area, booking.seats().size());
          book.saveArea(area);
          return; // a standing booking is in one area
        }
        case SeatId.Numbered id -> {
          Seat seat = book.seat(id).orElseThrow();
          move.apply(seat, booking.bookingId());
          rows.computeIfAbsent(seat.section(), _ -> new LinkedHashSet<>()).add(seat.row());
        }
      }
    }
    rows.forEach((section, changed) -> changed.forEach(row -> book.saveRow(section, row)));
  }

  private static List<Section> laidOver(List<SectionPlan> plans, SaleBook book) {
    List<Section> sections = new ArrayList<>(plans.size());
    for (SectionPlan plan : plans) {
      Section former = book.section(plan.sectionId()).orElse(null);
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

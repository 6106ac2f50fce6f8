package dev.rushline.tools.simulation;

import static dev.rushline.proof.BrokenInvariant.check;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Cancelled;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.Ended;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.booking.terms.PresaleQuota;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.proof.BrokenInvariant;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.tools.audit.Contradiction;
import dev.rushline.tools.audit.SaleInvariant;
import dev.rushline.tools.audit.SeatBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an outsider knows who has read every event: who has which seat, who waits, what is used.
 * Checks each event against it, and shares no code with the rules that made them.
 */
final class SaleModel {
  private final Map<BookingId, Booking> bookings = new LinkedHashMap<>();
  private final SeatBook seats = new SeatBook();
  private final Map<BookingId, Waiting> waiting = new LinkedHashMap<>();
  private final Map<String, PresaleQuota> quotas = new HashMap<>();
  private final List<Booking> recent = new ArrayList<>();
  private SaleTerms terms;
  private List<SectionPlan> sections = List.of();
  private long version;
  private long commands;
  private Instant now = Instant.EPOCH;
  private boolean othersFirst;

  /** Takes what a command led to. */
  void add(Decision decision) {
    now = decision.clock().now();
    othersFirst = decision.othersFirst();
    for (int i = 0; i < decision.events().size(); i++) {
      SaleEvent event = decision.events().get(i);
      version = decision.firstVersion() + i;
      seats.take(ToldSeats.of(event, version, commands)).forEach(SaleModel::contradicts);
      add(event);
    }
    commands++;
    check(
        decision.clock().version() == version,
        SaleInvariant.STORY_HAS_NO_GAPS,
        "the clock is at version",
        decision.clock().version(),
        "and its events are at",
        version);
  }

  private static void contradicts(Contradiction why) {
    throw new BrokenInvariant(why.invariant(), why);
  }

  private void add(SaleEvent event) {
    switch (event) {
      case SaleEvent.SaleDefined(SaleCommand.DefineSale definition) -> {
        terms = definition.terms();
        sections = definition.sections();
      }
      case SaleEvent.PresaleDefined(SaleCommand.DefinePresale definition) -> {
        quotas.clear();
        definition.codes().forEach(quota -> quotas.put(quota.codeHash(), quota));
      }
      case SaleEvent.SeatsHeld(Held hold, var _) -> beginAfterOthers(hold);
      case SaleEvent.SeatsHeldAgain(Held hold) -> beginAfterOthers(hold);
      case SaleEvent.SeatsOffered(Held hold) -> offer(hold);
      case SaleEvent.HoldExtended(Held hold, var _) -> rememberSame(hold);
      case SaleEvent.SeatsChanged(Held before, Held hold, var _) -> change(before, hold);
      case SaleEvent.HoldReleased(Ended.OfHold ended) -> rememberSame(ended);
      case SaleEvent.HoldExpired(Ended.OfHold ended) -> expire(ended);
      case SaleEvent.BookingConfirmed(Confirmed sale, var _) -> sell(sale);
      case SaleEvent.BookingCancelled cancelled -> remember(cancelled.booking());
      case SaleEvent.WaitlistJoined(Waiting one, var _) -> {
        waiting.put(one.bookingId(), one);
        remember(one);
      }
      case SaleEvent.WaitlistLeft(Ended.OfWait ended) -> {
        waiting.remove(ended.bookingId());
        remember(ended);
      }
      case SaleEvent.SaleRetired _ -> retire();
      case SaleEvent.BookingRejected _,
          SaleEvent.SaleChangeRefused _,
          SaleEvent.SaleQuarantined _,
          SaleEvent.SaleResumed _ -> {}
    }
  }

  private void offer(Held hold) {
    Waiting asked = waiting.remove(hold.bookingId());
    check(asked != null, SaleInvariant.NOBODY_OVERTAKES, hold.bookingId(), "did not wait");
    waiting
        .values()
        .forEach(
            other ->
                check(
                    other.version() > asked.version() || !other.wish().equals(asked.wish()),
                    SaleInvariant.NOBODY_OVERTAKES,
                    hold.bookingId(),
                    "is served before",
                    other.bookingId()));
    rememberAsLast(hold);
    checkRights(hold);
  }

  private void beginAfterOthers(Held hold) {
    check(
        !othersFirst,
        SaleInvariant.THOSE_WHO_WAIT_COME_FIRST,
        hold.bookingId(),
        "gets seats before those who wait");
    remember(hold);
    checkRights(hold);
  }

  private void checkRights(Held hold) {
    new RightsChecks(this).checkRights(hold);
  }

  private void change(Held before, Held hold) {
    requireSameSeats(before, SaleInvariant.EVERY_HOLD_ENDS_ONCE);
    rememberAsLast(hold);
    if (!before.seats().containsAll(hold.seats())) {
      checkRights(hold);
    }
  }

  private void sell(Confirmed sale) {
    requireSameSeats(sale, SaleInvariant.NOTHING_UNCONFIRMED_IS_SOLD);
    remember(sale);
  }

  private void retire() {
    check(
        held().isEmpty() && waiting.isEmpty(),
        SaleInvariant.EVERY_HOLD_ENDS_ONCE,
        "retired with holds",
        held(),
        "and waits",
        waiting);
    bookings.clear();
    seats.forget();
    quotas.clear();
    terms = null;
    sections = List.of();
  }

  private void expire(Ended.OfHold ended) {
    check(
        ended.was().isDue(now),
        SaleInvariant.HOLDS_LAST_AS_LONG_AS_THEY_SAY,
        ended.bookingId(),
        "expired before",
        ended.was().until());
    rememberSame(ended);
  }

  private void rememberSame(Booking booking) {
    requireSameSeats(booking, SaleInvariant.EVERY_HOLD_ENDS_ONCE);
    remember(booking);
  }

  /** Also as to what they cost. */
  private void requireSameSeats(Booking booking, SaleInvariant otherwise) {
    List<BookedSeat> held = bookings.get(booking.bookingId()).seats();
    check(
        held.equals(booking.seats()),
        otherwise,
        booking.bookingId(),
        "held",
        held,
        "before",
        booking);
  }

  /** Fans turn to what has changed of late. */
  private void rememberAsLast(Booking booking) {
    bookings.remove(booking.bookingId());
    remember(booking);
  }

  private void remember(Booking booking) {
    bookings.put(booking.bookingId(), booking);
    recent.add(booking);
  }

  /** Seats a customer holds and has bought. */
  List<BookedSeat> seatsOf(CustomerId customerId) {
    return taken().stream()
        .filter(hold -> hold.customerId().equals(customerId))
        .flatMap(hold -> hold.seats().stream())
        .toList();
  }

  /** What is held and sold on a presale code. */
  List<Held> standingOn(String code) {
    return taken().stream()
        .filter(hold -> hold.presaleCode().filter(code::equals).isPresent())
        .toList();
  }

  /** Holds, and what was held of bookings that are sold. */
  private List<Held> taken() {
    List<Held> taken = new ArrayList<>();
    for (Booking booking : bookings.values()) {
      switch (booking) {
        case Held hold -> taken.add(hold);
        case Confirmed sale -> taken.add(sale.held());
        case Waiting _, Ended _, Cancelled _ -> {}
      }
    }
    return taken;
  }

  List<Held> held() {
    return all(Held.class);
  }

  List<Confirmed> sold() {
    return all(Confirmed.class);
  }

  private <B extends Booking> List<B> all(Class<B> state) {
    return bookings.values().stream().filter(state::isInstance).map(state::cast).toList();
  }

  /** All bookings there ever were, as they are now. */
  Map<BookingId, Booking> bookings() {
    return bookings;
  }

  /** Bookings that changed with the last decision, as they were left; then forgets which. */
  List<Booking> takeRecent() {
    List<Booking> taken = List.copyOf(recent);
    recent.clear();
    return taken;
  }

  /** Who has the seat; null when nobody has. */
  BookingId holder(String seat) {
    return seats.holder(seat).map(BookingId::new).orElse(null);
  }

  /** Whether those who wait are still being served. */
  boolean othersFirst() {
    return othersFirst;
  }

  List<Waiting> waiting() {
    return List.copyOf(waiting.values());
  }

  /** What is on sale; null before anything is. */
  SaleTerms terms() {
    return terms;
  }

  List<SectionPlan> sections() {
    return sections;
  }

  Map<String, PresaleQuota> quotas() {
    return quotas;
  }

  Instant now() {
    return now;
  }
}

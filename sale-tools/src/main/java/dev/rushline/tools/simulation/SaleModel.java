package dev.rushline.tools.simulation;

import static dev.rushline.proof.BrokenInvariant.check;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.booking.terms.PresaleQuota;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.proof.BrokenInvariant;
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
  private final Map<String, Booking> bookings = new LinkedHashMap<>();
  private final SeatBook seats = new SeatBook();
  private final Map<String, Booking> waiting = new LinkedHashMap<>();
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
      case SaleEvent.SeatsHeld(Booking booking, var _) -> beginAfterOthers(booking);
      case SaleEvent.SeatsHeldAgain(Booking booking) -> beginAfterOthers(booking);
      case SaleEvent.SeatsOffered(Booking booking) -> offer(booking);
      case SaleEvent.HoldExtended(Booking booking, var _) -> rememberSame(booking);
      case SaleEvent.SeatsChanged(Booking before, Booking booking, var _) ->
          change(before, booking);
      case SaleEvent.HoldReleased(Booking booking) -> rememberSame(booking);
      case SaleEvent.HoldExpired(Booking booking) -> expire(booking);
      case SaleEvent.BookingConfirmed(Booking booking, var _) -> sell(booking);
      case SaleEvent.BookingCancelled cancelled -> remember(cancelled.booking());
      case SaleEvent.WaitlistJoined(Booking booking, var _) -> {
        waiting.put(booking.bookingId(), booking);
        remember(booking);
      }
      case SaleEvent.WaitlistLeft(Booking booking) -> {
        waiting.remove(booking.bookingId());
        remember(booking);
      }
      case SaleEvent.SaleRetired _ -> retire();
      case SaleEvent.BookingRejected _,
          SaleEvent.SaleChangeRefused _,
          SaleEvent.SaleQuarantined _,
          SaleEvent.SaleResumed _ -> {}
    }
  }

  private void offer(Booking booking) {
    Booking asked = waiting.remove(booking.bookingId());
    check(asked != null, SaleInvariant.NOBODY_OVERTAKES, booking.bookingId(), "did not wait");
    waiting
        .values()
        .forEach(
            other ->
                check(
                    other.version() > asked.version()
                        || !other.waitedFor().equals(asked.waitedFor()),
                    SaleInvariant.NOBODY_OVERTAKES,
                    booking.bookingId(),
                    "is served before",
                    other.bookingId()));
    rememberAsLast(booking);
    checkRights(booking);
  }

  private void beginAfterOthers(Booking booking) {
    check(
        !othersFirst,
        SaleInvariant.THOSE_WHO_WAIT_COME_FIRST,
        booking.bookingId(),
        "gets seats before those who wait");
    remember(booking);
    checkRights(booking);
  }

  private void checkRights(Booking booking) {
    new RightsChecks(this).checkRights(booking);
  }

  private void change(Booking before, Booking booking) {
    requireSameSeats(before, SaleInvariant.EVERY_HOLD_ENDS_ONCE);
    rememberAsLast(booking);
    if (!before.seats().containsAll(booking.seats())) {
      checkRights(booking);
    }
  }

  private void sell(Booking booking) {
    requireSameSeats(booking, SaleInvariant.NOTHING_UNCONFIRMED_IS_SOLD);
    remember(booking);
  }

  private void retire() {
    check(
        taken().stream().noneMatch(booking -> booking.status() == BookingStatus.HELD)
            && waiting.isEmpty(),
        SaleInvariant.EVERY_HOLD_ENDS_ONCE,
        "retired with holds",
        taken(),
        "and waits",
        waiting);
    bookings.clear();
    seats.forget();
    quotas.clear();
    terms = null;
    sections = List.of();
  }

  private void expire(Booking booking) {
    check(
        !booking.hold().expiresAt().isAfter(now),
        SaleInvariant.HOLDS_LAST_AS_LONG_AS_THEY_SAY,
        booking.bookingId(),
        "expired before",
        booking.hold().expiresAt());
    rememberSame(booking);
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
  List<BookedSeat> seatsOf(String customerId) {
    return taken().stream()
        .filter(booking -> booking.customerId().equals(customerId))
        .flatMap(booking -> booking.seats().stream())
        .toList();
  }

  /** Bookings that stand on a presale code. */
  List<Booking> standingOn(String code) {
    return taken().stream()
        .filter(booking -> booking.presaleCode().filter(code::equals).isPresent())
        .toList();
  }

  /** Bookings that have seats. */
  List<Booking> taken() {
    return bookings.values().stream()
        .filter(
            booking ->
                booking.status() == BookingStatus.HELD
                    || booking.status() == BookingStatus.CONFIRMED)
        .toList();
  }

  /** All bookings there ever were, as they are now. */
  Map<String, Booking> bookings() {
    return bookings;
  }

  /** Bookings that changed with the last decision, as they were left; then forgets which. */
  List<Booking> takeRecent() {
    List<Booking> taken = List.copyOf(recent);
    recent.clear();
    return taken;
  }

  /** Who has the seat; null when nobody has. */
  String holder(String seat) {
    return seats.holder(seat).orElse(null);
  }

  /** Whether those who wait are still being served. */
  boolean othersFirst() {
    return othersFirst;
  }

  List<Booking> waiting() {
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

package dev.rushline.tools.simulation;

import static dev.rushline.tools.simulation.BrokenInvariant.check;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.hall.SeatId;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.booking.terms.PresaleQuota;
import dev.rushline.booking.terms.SaleTerms;
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
  private final Map<String, String> holders = new HashMap<>();
  private final Map<String, Booking> waiting = new LinkedHashMap<>();
  private final Map<String, PresaleQuota> quotas = new HashMap<>();
  private final List<Booking> recent = new ArrayList<>();
  private SaleTerms terms;
  private List<SectionPlan> sections = List.of();
  private long version;
  private Instant now = Instant.EPOCH;
  private boolean othersFirst;

  /** Takes what a command led to. */
  void add(Decision decision) {
    now = decision.clock().now();
    othersFirst = decision.othersFirst();
    if (!decision.events().isEmpty()) {
      check(
          decision.firstVersion() == version + 1,
          Invariant.STORY_HAS_NO_GAPS,
          "version " + decision.firstVersion() + " after " + version);
    }
    decision.events().forEach(this::add);
    check(
        decision.clock().version() == version,
        Invariant.STORY_HAS_NO_GAPS,
        "clock at version " + decision.clock().version() + ", events at " + version);
  }

  private void add(SaleEvent event) {
    version++;
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
      case SaleEvent.HoldExtended(Booking booking, var _) -> {
        requireOpen(booking);
        remember(booking);
      }
      case SaleEvent.SeatsChanged(Booking before, Booking booking, var _) ->
          change(before, booking);
      case SaleEvent.HoldReleased(Booking booking) -> end(booking);
      case SaleEvent.HoldExpired(Booking booking) -> expire(booking);
      case SaleEvent.BookingConfirmed(Booking booking, var _) -> sell(booking);
      case SaleEvent.BookingCancelled cancelled -> takeBack(cancelled.booking());
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
    check(asked != null, Invariant.NOBODY_OVERTAKES, booking.bookingId() + " did not wait");
    waiting
        .values()
        .forEach(
            other ->
                check(
                    other.version() > asked.version()
                        || !other.waitedFor().equals(asked.waitedFor()),
                    Invariant.NOBODY_OVERTAKES,
                    booking.bookingId() + " is served before " + other.bookingId()));
    bookings.remove(booking.bookingId());
    begin(booking);
  }

  private void beginAfterOthers(Booking booking) {
    check(
        !othersFirst,
        Invariant.THOSE_WHO_WAIT_COME_FIRST,
        booking.bookingId() + " gets seats before those who wait");
    begin(booking);
  }

  private void begin(Booking booking) {
    take(booking);
    checkRights(booking);
  }

  private void checkRights(Booking booking) {
    new RightsChecks(this).checkRights(booking);
  }

  private void take(Booking booking) {
    check(!isOpen(booking), Invariant.EVERY_HOLD_ENDS_ONCE, booking.bookingId() + " is held twice");
    for (BookedSeat seat : booking.seats()) {
      if (isNamed(seat)) {
        String other = holders.putIfAbsent(seat.seat(), booking.bookingId());
        check(
            other == null,
            Invariant.NO_SEAT_HAS_TWO_HOLDERS,
            seat.seat() + " is with " + other + " and with " + booking.bookingId());
      }
    }
    remember(booking);
  }

  private void change(Booking before, Booking booking) {
    requireOpen(before);
    free(before);
    bookings.remove(before.bookingId());
    take(booking);
    if (!before.seats().containsAll(booking.seats())) {
      checkRights(booking);
    }
  }

  private void sell(Booking booking) {
    check(
        isOpen(booking) && bookings.get(booking.bookingId()).seats().equals(booking.seats()),
        Invariant.NOTHING_UNCONFIRMED_IS_SOLD,
        booking.bookingId() + " is sold and was not held so");
    remember(booking);
  }

  private void takeBack(Booking booking) {
    check(
        has(booking.bookingId(), BookingStatus.CONFIRMED),
        Invariant.NOTHING_UNCONFIRMED_IS_SOLD,
        booking.bookingId() + " is cancelled and was not sold");
    free(booking);
    remember(booking);
  }

  private void retire() {
    check(
        taken().stream().noneMatch(booking -> booking.status() == BookingStatus.HELD)
            && waiting.isEmpty(),
        Invariant.EVERY_HOLD_ENDS_ONCE,
        "retired with holds " + taken() + " and waits " + waiting);
    bookings.clear();
    holders.clear();
    quotas.clear();
    terms = null;
    sections = List.of();
  }

  private void expire(Booking booking) {
    check(
        !booking.hold().expiresAt().isAfter(now),
        Invariant.HOLDS_LAST_AS_LONG_AS_THEY_SAY,
        booking.bookingId() + " expired before " + booking.hold().expiresAt());
    end(booking);
  }

  private void end(Booking booking) {
    requireOpen(booking);
    free(booking);
    remember(booking);
  }

  private void requireOpen(Booking booking) {
    check(
        isOpen(booking) && bookings.get(booking.bookingId()).seats().equals(booking.seats()),
        Invariant.EVERY_HOLD_ENDS_ONCE,
        booking.bookingId() + " ends and was not held so");
  }

  private void free(Booking booking) {
    booking.seats().forEach(seat -> holders.remove(seat.seat(), booking.bookingId()));
  }

  private void remember(Booking booking) {
    bookings.put(booking.bookingId(), booking);
    recent.add(booking);
  }

  private boolean isOpen(Booking booking) {
    return has(booking.bookingId(), BookingStatus.HELD);
  }

  private boolean has(String bookingId, BookingStatus status) {
    Booking known = bookings.get(bookingId);
    return known != null && known.status() == status;
  }

  static boolean isNamed(BookedSeat seat) {
    return SeatId.parse(seat.seat()).orElseThrow() instanceof SeatId.Numbered;
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
    return holders.get(seat);
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

package dev.rushline.tools.simulation;

import static dev.rushline.proof.BrokenInvariant.check;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatId;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SeatRun;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.tools.audit.SaleInvariant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Compares what the owner has stored with what its events have told. */
final class StateChecks {
  private final SaleModel model;

  StateChecks(SaleModel model) {
    this.model = model;
  }

  /** What one decision may have changed. */
  void afterStep(SaleState state) {
    for (Booking booking : model.takeRecent()) {
      checkBooking(model.bookings().get(booking.bookingId()), state);
      checkTally(booking.customerId(), state);
    }
    for (SectionPlan plan : model.sections()) {
      checkSection(plan, state);
    }
    model.quotas().keySet().forEach(code -> checkCode(code, state));
    checkNobodyWaitsInVain(state);
  }

  /** All there is; for moments at which something may have been lost. */
  void everything(SaleState state) {
    model.bookings().values().forEach(booking -> checkBooking(booking, state));
    afterStep(state);
  }

  private static void checkBooking(Booking known, SaleState state) {
    Optional<Booking> stored = state.booking(known.bookingId());
    SaleInvariant invariant =
        known instanceof Confirmed
            ? SaleInvariant.NOTHING_CONFIRMED_IS_LOST
            : SaleInvariant.EVERY_HOLD_ENDS_ONCE;
    check(stored.equals(Optional.of(known)), invariant, known, "is stored as", stored);
  }

  private void checkTally(CustomerId customerId, SaleState state) {
    CustomerTally tally = state.tally(customerId);
    int seats = model.seatsOf(customerId).size();
    check(
        tally.held() + tally.bought() == seats
            && tally.byCategory().values().stream().mapToInt(Integer::intValue).sum() == seats,
        SaleInvariant.NO_CUSTOMER_OVER_LIMIT,
        customerId,
        "has",
        seats,
        "seats, counted as",
        tally);
  }

  private void checkSection(SectionPlan plan, SaleState state) {
    Section section = state.section(plan.sectionId()).orElseThrow();
    check(
        section.free() >= 0
            && section.free() + section.held() + section.sold() + section.heldBack() == plan.size(),
        SaleInvariant.SEATS_ARE_CONSERVED,
        plan.sectionId(),
        "has other than all of its seats");
    switch (section) {
      case SeatedSection seated -> checkSeats((SectionPlan.Seated) plan, seated);
      case StandingArea area -> checkPlaces(area);
    }
  }

  private void checkSeats(SectionPlan.Seated plan, SeatedSection section) {
    String codes = new String(section.codes(), StandardCharsets.US_ASCII);
    int index = 0;
    for (RowPlan row : plan.rows()) {
      for (SeatRun run : row.runs()) {
        String seat = plan.sectionId() + ":" + row.rowId() + ":" + run.firstNumber();
        char expected = code(seat, run);
        check(
            codes.charAt(index) == expected,
            SaleInvariant.SEATS_ARE_CONSERVED,
            seat,
            "is",
            codes.charAt(index),
            "and should be",
            expected);
        index++;
      }
    }
  }

  private char code(String seat, SeatRun run) {
    BookingId holder = model.holder(seat);
    if (holder == null) {
      return run.heldBackReason().isPresent() ? 'B' : 'F';
    }
    return model.bookings().get(holder) instanceof Confirmed ? 'S' : 'H';
  }

  private void checkPlaces(StandingArea area) {
    String id = area.plan().sectionId();
    long held = places(id, model.held());
    long sold = places(id, model.sold());
    check(
        area.held() == held && area.sold() == sold,
        SaleInvariant.SEATS_ARE_CONSERVED,
        id,
        "counts",
        area.held(),
        "held and",
        area.sold(),
        "sold, and should count",
        held,
        "and",
        sold);
  }

  private static long places(String area, List<? extends Booking> bookings) {
    return bookings.stream()
        .flatMap(booking -> booking.seats().stream())
        .map(BookedSeat::seat)
        .filter(seat -> SeatId.isPlaceIn(area, seat))
        .count();
  }

  private void checkCode(String hash, SaleState state) {
    List<Held> users = model.standingOn(hash);
    Optional<PresaleCode> stored = state.presaleCode(hash);
    check(
        stored.filter(code -> code.bookings() == users.size()).isPresent(),
        SaleInvariant.NO_CODE_OVER_QUOTA,
        users.size(),
        "stand on",
        hash,
        "counted as",
        stored);
  }

  private void checkNobodyWaitsInVain(SaleState state) {
    SaleTerms terms = model.terms();
    boolean isOpen =
        terms != null
            && !terms.cancelled()
            && terms.waitlistOffer().isPresent()
            && !model.now().isBefore(terms.opensAt())
            && model.now().isBefore(terms.closesAt());
    if (isOpen && !model.othersFirst()) {
      for (Waiting waiting : model.waiting()) {
        check(
            !isThere(waiting.wish(), state),
            SaleInvariant.THOSE_WHO_WAIT_COME_FIRST,
            waiting.bookingId(),
            "waits for",
            waiting.wish(),
            "which is free");
      }
    }
  }

  private boolean isThere(Wish wish, SaleState state) {
    return switch (wish) {
      case Wish.StandingPlaces places ->
          state.section(places.section()).orElse(null) instanceof StandingArea area
              && area.free() >= places.count();
      case Wish.BestAvailable best when best.wheelchairs() == 0 ->
          model.sections().stream()
              .filter(
                  section ->
                      best.section().filter(section.sectionId()::equals).isPresent()
                          || best.section().isEmpty())
              .anyMatch(section -> hasRun(section, best));
      case Wish.BestAvailable _, Wish.NamedSeats _ -> false;
    };
  }

  /** The plainest way to look for free neighbours. */
  private boolean hasRun(SectionPlan section, Wish.BestAvailable wish) {
    if (!(section instanceof SectionPlan.Seated seated)) {
      return false;
    }
    for (RowPlan row : seated.rows()) {
      int run = 0;
      int lastAdjacency = Integer.MIN_VALUE;
      for (SeatRun seat : row.runs()) {
        String id = section.sectionId() + ":" + row.rowId() + ":" + seat.firstNumber();
        boolean fits =
            model.holder(id) == null
                && seat.heldBackReason().isEmpty()
                && seat.kind() == SeatKind.STANDARD
                && (wish.categories().isEmpty() || wish.categories().contains(seat.category()));
        boolean touches = seat.firstAdjacency() == lastAdjacency + 1;
        run = !fits ? 0 : touches ? run + 1 : 1;
        lastAdjacency = seat.firstAdjacency();
        if (run >= wish.count()) {
          return true;
        }
      }
    }
    return false;
  }
}

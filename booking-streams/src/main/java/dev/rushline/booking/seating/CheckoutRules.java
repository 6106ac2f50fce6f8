package dev.rushline.booking.seating;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a customer gets the seats they wish for. */
final class CheckoutRules {
  /**
   * Holds ended per round when seats are short. Bounds what one round reads and writes; rounds go
   * on until the wish is met or no hold is due.
   */
  private static final int DUE_PER_ROUND_MAX = 200;

  private final SaleState state;
  private final SaleClock clock;

  CheckoutRules(SaleState state, SaleClock clock) {
    this.state = state;
    this.clock = clock;
  }

  Step decide(SaleCommand.Checkout command) {
    if (command.wish().count() < 1) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty()) {
      return Step.Answered.refused(Rejection.SALE_UNKNOWN);
    }
    Optional<Step.Answered> earlier = EarlierAnswer.to(command.requestKey(), clock, state);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    if (state.booking(command.bookingId()).isPresent()) {
      return Step.Answered.refused(Rejection.BOOKING_ID_REUSED);
    }
    return firstObjection(command, terms.get())
        .map(refusal -> reject(command, refusal))
        .or(() -> overCustomerLimit(command, terms.get()))
        .orElseGet(() -> choose(command, terms.get()));
  }

  private Optional<Reply.Refused> firstObjection(SaleCommand.Checkout command, SaleTerms terms) {
    if (terms.cancelled()) {
      return Optional.of(Reply.Refused.because(Rejection.EVENT_CANCELLED));
    }
    if (clock.now().isBefore(terms.opensAt())) {
      Duration wait = Duration.between(clock.now(), terms.opensAt());
      return Optional.of(new Reply.Refused(Rejection.SALE_NOT_OPEN, List.of(), Optional.of(wait)));
    }
    if (!clock.now().isBefore(terms.closesAt())) {
      return Optional.of(Reply.Refused.because(Rejection.SALE_CLOSED));
    }
    // Before looking seats up: an order that large is refused whatever it names.
    if (command.wish().count() > terms.maxPerOrder()) {
      return Optional.of(Reply.Refused.because(Rejection.ORDER_LIMIT));
    }
    return new WishCheck(state, terms).objectionTo(command.wish());
  }

  private Optional<Step> overCustomerLimit(SaleCommand.Checkout command, SaleTerms terms) {
    int wanted = command.wish().count();
    CustomerTally tally = state.tally(command.requestKey().customerId());
    if ((long) tally.held() + tally.bought() + wanted <= terms.maxPerCustomer()) {
      return Optional.empty();
    }
    List<Booking> open =
        tally.openHolds().stream().flatMap(id -> state.booking(id).stream()).toList();
    List<Booking> due = open.stream().filter(booking -> booking.isDue(clock.now())).toList();
    return Optional.of(
        due.isEmpty()
            ? reject(
                command,
                new Reply.Refused(Rejection.CUSTOMER_LIMIT, List.of(), firstDeadline(open)))
            : new Step.ExpireFirst(due));
  }

  private Step choose(SaleCommand.Checkout command, SaleTerms terms) {
    return switch (command.wish()) {
      case Wish.NamedSeats named -> holdNamed(command, named, terms);
      case Wish.BestAvailable best ->
          new SeatPicker(state, terms)
              .best(best)
              .map(seats -> hold(command, seats, terms))
              .orElseGet(() -> runShort(command));
      case Wish.StandingPlaces places -> holdPlaces(command, places, terms);
    };
  }

  private Step holdNamed(SaleCommand.Checkout command, Wish.NamedSeats wish, SaleTerms terms) {
    List<BookedSeat> seats = new ArrayList<>();
    List<String> heldBack = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    List<Booking> holders = new ArrayList<>();
    for (String id : wish.seats()) {
      Seat seat = Seat.find(id, state).orElseThrow();
      switch (seat.status()) {
        case FREE -> seats.add(seat.booked(terms));
        case HELD_BACK -> heldBack.add(id);
        case SOLD -> taken.add(id);
        case HELD -> {
          taken.add(id);
          holders.add(state.booking(seat.holder()).orElseThrow());
        }
      }
    }
    if (!heldBack.isEmpty()) {
      return reject(command, Reply.Refused.because(Rejection.SEAT_HELD_BACK, heldBack));
    }
    if (taken.isEmpty()) {
      return hold(command, seats, terms);
    }
    List<Booking> due =
        holders.stream().filter(booking -> booking.isDue(clock.now())).distinct().toList();
    boolean allHeld = holders.size() == taken.size();
    return due.isEmpty()
        ? reject(
            command,
            new Reply.Refused(
                Rejection.SEAT_TAKEN, taken, allHeld ? firstDeadline(holders) : Optional.empty()))
        : new Step.ExpireFirst(due);
  }

  private Step holdPlaces(SaleCommand.Checkout command, Wish.StandingPlaces wish, SaleTerms terms) {
    StandingArea area = (StandingArea) state.section(wish.section()).orElseThrow();
    if (area.free() < wish.count()) {
      return runShort(command);
    }
    String category = area.plan().category();
    List<BookedSeat> places = new ArrayList<>();
    for (int number = 1; number <= wish.count(); number++) {
      places.add(
          new BookedSeat(
              SeatId.standingPlace(wish.section(), number),
              category,
              terms.pricesMinor().get(category)));
    }
    return hold(command, places, terms);
  }

  /** Too few seats as things stand: end holds that are due and look again, or refuse. */
  private Step runShort(SaleCommand.Checkout command) {
    List<Booking> due = state.dueHolds(clock.now(), DUE_PER_ROUND_MAX);
    return due.isEmpty()
        ? reject(command, Reply.Refused.because(Rejection.NOT_ENOUGH_SEATS))
        : new Step.ExpireFirst(due);
  }

  private Step hold(SaleCommand.Checkout command, List<BookedSeat> seats, SaleTerms terms) {
    Booking booking =
        new Booking(
            command.bookingId(),
            command.requestKey().customerId(),
            BookingStatus.HELD,
            clock.next().version(),
            1,
            clock.now().plus(terms.holdTtl()),
            terms.currency(),
            seats,
            Optional.empty(),
            clock.now(),
            clock.now());
    return Step.Happens.answered(
        new SaleEvent.SeatsHeld(booking, command.requestKey()), new Reply.Granted(booking));
  }

  private Optional<Duration> firstDeadline(List<Booking> holders) {
    return holders.stream()
        .map(booking -> Duration.between(clock.now(), booking.holdExpiresAt()))
        .min(Duration::compareTo);
  }

  private static Step reject(SaleCommand.Checkout command, Reply.Refused refusal) {
    return Step.Happens.answered(
        new SaleEvent.BookingRejected(
            command.bookingId(), command.requestKey(), refusal, Optional.empty()),
        refusal);
  }
}

package dev.rushline.booking.seating;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a customer gets the seats they wish for. */
final class CheckoutRules {
  private final SaleState state;
  private final SaleClock clock;

  CheckoutRules(SaleState state, SaleClock clock) {
    this.state = state;
    this.clock = clock;
  }

  Step decide(SaleCommand.Checkout command) {
    if (WishCheck.isMalformed(command.wish())) {
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
    return switch (find(command.requestKey().customerId(), command.wish(), terms.get())) {
      case Finding.Seats(List<BookedSeat> seats) -> hold(command, seats, terms.get());
      case Finding.Due(List<Booking> holds) -> new Step.ExpireFirst(holds);
      case Finding.Nothing(Reply.Refused refusal) -> reject(command, refusal);
    };
  }

  /** What a checkout of the wish would get at this moment. */
  Step suggest(SaleCommand.Suggest command) {
    if (WishCheck.isMalformed(command.wish())) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty()) {
      return Step.Answered.refused(Rejection.SALE_UNKNOWN);
    }
    return switch (find(command.customerId(), command.wish(), terms.get())) {
      case Finding.Seats(List<BookedSeat> seats) ->
          new Step.Answered(new Reply.Suggested(seats, terms.get().currency()), false);
      case Finding.Due(List<Booking> holds) -> new Step.ExpireFirst(holds);
      case Finding.Nothing(Reply.Refused refusal) -> new Step.Answered(refusal, false);
    };
  }

  private Finding find(String customerId, Wish wish, SaleTerms terms) {
    return firstObjection(wish, terms)
        .<Finding>map(Finding.Nothing::new)
        .or(() -> overCustomerLimit(customerId, wish, terms))
        .orElseGet(() -> new SeatFinder(state, clock, terms).find(wish));
  }

  private Optional<Reply.Refused> firstObjection(Wish wish, SaleTerms terms) {
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
    if (wish.count() > terms.maxPerOrder()) {
      return Optional.of(Reply.Refused.because(Rejection.ORDER_LIMIT));
    }
    return new WishCheck(state, terms).objectionTo(wish);
  }

  private Optional<Finding> overCustomerLimit(String customerId, Wish wish, SaleTerms terms) {
    CustomerTally tally = state.tally(customerId);
    if ((long) tally.held() + tally.bought() + wish.count() <= terms.maxPerCustomer()) {
      return Optional.empty();
    }
    List<Booking> open =
        tally.openHolds().stream().flatMap(id -> state.booking(id).stream()).toList();
    List<Booking> due = open.stream().filter(booking -> booking.isDue(clock.now())).toList();
    return Optional.of(
        due.isEmpty()
            ? new Finding.Nothing(
                new Reply.Refused(
                    Rejection.CUSTOMER_LIMIT, List.of(), clock.untilFirstDeadline(open)))
            : new Finding.Due(due));
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

  private static Step reject(SaleCommand.Checkout command, Reply.Refused refusal) {
    return Step.Happens.answered(
        new SaleEvent.BookingRejected(
            command.bookingId(), command.requestKey(), refusal, Optional.empty()),
        refusal);
  }
}

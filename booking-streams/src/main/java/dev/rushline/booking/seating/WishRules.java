package dev.rushline.booking.seating;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a wish may be granted to a customer at this moment, and with which seats. */
final class WishRules {
  private final SaleState state;
  private final SaleClock clock;
  private final SaleTerms terms;

  WishRules(SaleState state, SaleClock clock, SaleTerms terms) {
    this.state = state;
    this.clock = clock;
    this.terms = terms;
  }

  /** What somebody gets who has nothing to give back. */
  Finding find(String customerId, Wish wish) {
    return closed().<Finding>map(Finding.Nothing::new).orElseGet(() -> grant(customerId, wish));
  }

  private Finding grant(String customerId, Wish wish) {
    return find(
        wish, new CustomerRules(state, clock, terms, customerId, List.of()), Optional.empty());
  }

  /** What the customer of a hold gets in its place. */
  Finding findInPlaceOf(Booking hold, Wish wish) {
    boolean onlyFewer =
        wish instanceof Wish.NamedSeats named
            && hold.seats().stream().map(BookedSeat::seat).toList().containsAll(named.seats());
    Optional<Reply.Refused> closed =
        terms.cancelled()
            ? Optional.of(Reply.Refused.because(Rejection.EVENT_CANCELLED))
            : onlyFewer ? Optional.empty() : closed();
    return closed
        .<Finding>map(Finding.Nothing::new)
        .orElseGet(
            () ->
                find(
                    wish,
                    new CustomerRules(state, clock, terms, hold.customerId(), hold.seats()),
                    Optional.of(hold)));
  }

  private Finding find(Wish wish, CustomerRules customer, Optional<Booking> inPlaceOf) {
    // Before looking seats up: an order that large is refused whatever it names.
    if (wish.count() > terms.limits().perOrder()) {
      return Finding.Nothing.because(Rejection.ORDER_LIMIT);
    }
    Optional<Finding> objection =
        new WishCheck(state, terms)
            .objectionTo(wish)
            .<Finding>map(Finding.Nothing::new)
            .or(() -> customer.objectionTo(wish.count()));
    if (objection.isPresent()) {
      return objection.get();
    }
    Finding found = new SeatFinder(state, clock, terms, inPlaceOf).find(wish);
    return found instanceof Finding.Seats(List<BookedSeat> seats)
        ? customer.objectionTo(seats).orElse(found)
        : found;
  }

  /** Why nobody may have seats at this moment. */
  Optional<Reply.Refused> closed() {
    if (terms.cancelled()) {
      return Optional.of(Reply.Refused.because(Rejection.EVENT_CANCELLED));
    }
    if (clock.now().isBefore(terms.opensAt())) {
      Duration wait = Duration.between(clock.now(), terms.opensAt());
      return Optional.of(new Reply.Refused(Rejection.SALE_NOT_OPEN, List.of(), Optional.of(wait)));
    }
    return clock.now().isBefore(terms.closesAt())
        ? Optional.empty()
        : Optional.of(Reply.Refused.because(Rejection.SALE_CLOSED));
  }
}

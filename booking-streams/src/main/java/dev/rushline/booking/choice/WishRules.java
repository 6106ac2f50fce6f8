package dev.rushline.booking.choice;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a wish may be granted to a customer at this moment, and with which seats. */
public record WishRules(SaleState state, Instant now, SaleTerms terms) {

  /** What somebody gets who has nothing to give back, and comes with a presale code or without. */
  public Finding find(CustomerId customerId, Wish wish, Optional<String> presaleCode) {
    return opening()
        .closed(presaleCode, wish.count(), Optional.empty())
        .orElseGet(() -> grant(customerId, wish));
  }

  private Finding grant(CustomerId customerId, Wish wish) {
    return find(
        wish, new CustomerRules(state, now, terms, customerId, List.of()), Optional.empty());
  }

  /** What the customer of a hold gets in its place. */
  public Finding findInPlaceOf(Held hold, Wish wish) {
    if (isOnlyFewer(hold, wish)) {
      return terms.cancelled()
          ? Finding.Refused.because(Rejection.EVENT_CANCELLED)
          : new WishCheck(state, terms)
              .objectionTo(wish)
              .<Finding>map(Finding.Refused::new)
              .orElseGet(() -> new SeatFinder(state, now, terms, Optional.of(hold)).find(wish));
    }
    return opening()
        .closed(hold.presaleCode(), wish.count(), hold.presaleCode().map(_ -> hold))
        .orElseGet(
            () ->
                find(
                    wish,
                    new CustomerRules(state, now, terms, hold.customerId(), hold.seats()),
                    Optional.of(hold)));
  }

  /** Letting seats go is possible at all times and within any limits. */
  private static boolean isOnlyFewer(Held hold, Wish wish) {
    return wish instanceof Wish.NamedSeats named
        && hold.seats().stream().map(BookedSeat::seat).toList().containsAll(named.seats());
  }

  private Finding find(Wish wish, CustomerRules customer, Optional<Held> inPlaceOf) {
    // Before looking seats up: an order that large is refused whatever it names.
    if (wish.count() > terms.limits().perOrder()) {
      return Finding.Refused.because(Rejection.ORDER_LIMIT);
    }
    Optional<Finding> objection =
        new WishCheck(state, terms)
            .objectionTo(wish)
            .<Finding>map(Finding.Refused::new)
            .or(() -> customer.objectionTo(wish.count()));
    if (objection.isPresent()) {
      return objection.get();
    }
    Finding found = new SeatFinder(state, now, terms, inPlaceOf).find(wish);
    return found instanceof Finding.Seats(List<BookedSeat> seats)
        ? customer.objectionTo(seats).orElse(found)
        : found;
  }

  private OpeningRules opening() {
    return new OpeningRules(state, now, terms);
  }
}

package dev.rushline.booking.seating;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.choice.CustomerRules;
import dev.rushline.booking.choice.Finding;
import dev.rushline.booking.choice.OpeningRules;
import dev.rushline.booking.choice.SeatFinder;
import dev.rushline.booking.choice.WishCheck;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who of those who wait gets what comes back: the first in line whose wish the free seats fit.
 * Decided with the event that frees the seats, as far as {@link WorkBounds} goes, and before
 * anybody else gets any.
 */
record WaitlistRules(SaleState state, Instant now) {

  /** What happens next to those who wait; empty when nothing does, until more seats come back. */
  Optional<SaleEvent.OfBooking> next() {
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty() || terms.get().waitlistOffer().isEmpty() || state.waiting() == 0) {
      return Optional.empty();
    }
    OpeningRules opening = new OpeningRules(state, now, terms.get());
    return opening.closed(Optional.empty(), 1, Optional.empty()).isPresent()
        ? Optional.empty()
        : firstServed(terms.get());
  }

  private Optional<SaleEvent.OfBooking> firstServed(SaleTerms terms) {
    Optional<Waiting> first = Optional.empty();
    for (Wish wish : state.wishesWaiting()) {
      // Seats first, which are in memory: those who wait are in the store.
      if (seats(wish, terms).isPresent()) {
        Waiting waiting = state.firstWaiting(wish).orElseThrow();
        if (first.isEmpty() || waiting.version() < first.get().version()) {
          first = Optional.of(waiting);
        }
      }
    }
    return first.map(waiting -> serve(waiting, terms));
  }

  private Optional<List<BookedSeat>> seats(Wish wish, SaleTerms terms) {
    return new WishCheck(state, terms).objectionTo(wish).isPresent()
        ? Optional.empty()
        : new SeatFinder(state, now, terms, Optional.empty()).findAsIs(wish);
  }

  private SaleEvent.OfBooking serve(Waiting waiting, SaleTerms terms) {
    List<BookedSeat> offer = seats(waiting.wish(), terms).orElseThrow();
    CustomerRules customer = new CustomerRules(state, now, terms, waiting.customerId(), List.of());
    Optional<Finding> objection =
        customer.objectionTo(offer.size()).or(() -> customer.objectionTo(offer));
    if (objection.isPresent()) {
      // Own holds that are due do not count against anybody; whoever has enough waits in vain.
      return objection.get() instanceof Finding.ExpireFirst(List<Open> due)
          ? ExpiryRules.end(due.getFirst(), now)
          : new SaleEvent.WaitlistLeft(waiting.released(now));
    }
    Duration ttl = terms.waitlistOffer().orElseThrow();
    return new SaleEvent.SeatsOffered(waiting.offered(offer, ttl, terms, now));
  }
}

package dev.rushline.booking.seating;

import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When nothing of a sale is kept any more. */
record RetireRules(SaleState state, Instant now) {

  /** Whoever sends this may be early or repeat itself: the time is looked at again. */
  Step decide(SaleCommand.RetireSale command) {
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty() || now.isBefore(terms.get().retiresAt())) {
      return new Step.Nothing();
    }
    // Due or not: who waits for a sale that was to close later does not wait any more.
    List<Open> open = state.dueHolds(Instant.MAX, command.most());
    return open.isEmpty()
        ? new Step.Happens(new SaleEvent.SaleRetired(terms.get().saleVersion()))
        : new Step.Expire(open);
  }
}

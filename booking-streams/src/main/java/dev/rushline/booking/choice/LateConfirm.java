package dev.rushline.booking.choice;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.SeatId;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the seats of an expired hold may be had once more, all of them, as they were. */
public record LateConfirm(SaleState state, Instant now, SaleTerms terms) {

  /** The seats it had, or that it has expired, with the seats that are gone. */
  public Finding find(Held expired) {
    Optional<Finding> closed =
        new OpeningRules(state, now, terms)
            .closed(expired.presaleCode(), expired.seats().size(), Optional.empty());
    if (closed.isPresent()) {
      return asExpired(closed.get());
    }
    CustomerRules customer = new CustomerRules(state, now, terms, expired.customerId(), List.of());
    Optional<Finding> overLimit =
        customer
            .objectionTo(expired.seats().size())
            .or(() -> customer.objectionTo(expired.seats()));
    if (overLimit.isPresent()) {
      return asExpired(overLimit.get());
    }
    return asExpired(
        switch (SeatId.parse(expired.seats().getFirst().seat()).orElseThrow()) {
          // A standing booking is in one area.
          case SeatId.Place place -> places(place.section(), expired.seats().size());
          case SeatId.Numbered _ -> seats(expired);
        });
  }

  /** Whatever else is in the way, what the customer is told is that the hold has expired. */
  private static Finding asExpired(Finding finding) {
    return finding instanceof Finding.Refused(Reply.Refused refusal)
        ? new Finding.Refused(Reply.Refused.because(Rejection.HOLD_EXPIRED, refusal.seats()))
        : finding;
  }

  private Finding places(String section, int count) {
    return state.section(section).orElse(null) instanceof StandingArea
        ? finder().find(new Wish.StandingPlaces(section, count))
        : Finding.Refused.because(Rejection.SECTION_UNKNOWN);
  }

  private Finding seats(Held expired) {
    List<String> ids = expired.seats().stream().map(BookedSeat::seat).toList();
    List<String> gone = ids.stream().filter(id -> state.seat(id).isEmpty()).toList();
    if (!gone.isEmpty()) {
      return new Finding.Refused(Reply.Refused.because(Rejection.SEAT_UNKNOWN, gone));
    }
    return finder().findExactly(ids);
  }

  private SeatFinder finder() {
    return new SeatFinder(state, now, terms, Optional.empty());
  }
}

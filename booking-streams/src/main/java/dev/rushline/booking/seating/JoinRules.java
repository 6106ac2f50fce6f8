package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.choice.Finding;
import dev.rushline.booking.choice.WishCheck;
import dev.rushline.booking.choice.WishRules;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a customer may wait for seats. */
record JoinRules(SaleState state, Instant now) {
  /** So many may wait for one event. */
  static final int WAITING_MAX = 100_000;

  /** For so many different things, by the first two versions of the rules. */
  private static final int WISHES_MAX_BEFORE = 64;

  /**
   * For so many numbers of seats, sections and categories, which bounds what a seat that comes back
   * is compared with.
   */
  static final int PLAIN_WISHES_MAX = 1_024;

  /**
   * For so many different combinations of categories and wheelchairs beside those: there are more
   * of them than anybody could look at, so few fans could use up what all others may wait for.
   */
  static final int OTHER_WISHES_MAX = 64;

  Step decide(SaleCommand.JoinWaitlist command) {
    if (WishCheck.isMalformed(command.wish()) || command.wish() instanceof Wish.NamedSeats) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    return EarlierAnswer.orElse(command.requestKey(), state, now, terms -> decide(command, terms));
  }

  private Step decide(SaleCommand.JoinWaitlist command, SaleTerms terms) {
    if (state.booking(command.bookingId()).isPresent()) {
      return Step.Answered.refused(Rejection.BOOKING_ID_REUSED);
    }
    return switch (wouldGet(command, terms)) {
      case Finding.ExpireFirst(List<Open> due) -> new Step.ExpireFirst(due);
      case Finding.Seats _ -> Step.Refused.of(command, Rejection.SEATS_AVAILABLE);
      case Finding.Refused(Reply.Refused why) when !isSoldOut(why) -> Step.Refused.of(command, why);
      case Finding.Refused _ ->
          objection(command, terms)
              .<Step>map(reason -> Step.Refused.of(command, reason))
              .orElseGet(() -> joined(command, terms));
    };
  }

  private Finding wouldGet(SaleCommand.JoinWaitlist command, SaleTerms terms) {
    return new WishRules(state, now, terms)
        .find(command.requestKey().customerId(), command.wish(), Optional.empty());
  }

  private static boolean isSoldOut(Reply.Refused why) {
    return why.reason() == Rejection.NOT_ENOUGH_SEATS
        || why.reason() == Rejection.SEATS_NOT_TOGETHER;
  }

  private Optional<Rejection> objection(SaleCommand.JoinWaitlist command, SaleTerms terms) {
    if (terms.waitlistOffer().isEmpty()) {
      return Optional.of(Rejection.NO_WAITLIST);
    }
    if (state.tally(command.requestKey().customerId()).waiting().isPresent()) {
      return Optional.of(Rejection.ALREADY_WAITING);
    }
    List<Wish> wishes = state.wishesWaiting();
    boolean full =
        state.waiting() >= WAITING_MAX
            || (!wishes.contains(command.wish()) && areEnough(wishes, command.wish()));
    return full ? Optional.of(Rejection.WAITLIST_FULL) : Optional.empty();
  }

  private boolean areEnough(List<Wish> wishes, Wish another) {
    if (state.rulesVersion() < 3) {
      return wishes.size() >= WISHES_MAX_BEFORE;
    }
    boolean plain = isPlain(another);
    long alike = wishes.stream().filter(wish -> isPlain(wish) == plain).count();
    return alike >= (plain ? PLAIN_WISHES_MAX : OTHER_WISHES_MAX);
  }

  private static boolean isPlain(Wish wish) {
    return switch (wish) {
      case Wish.BestAvailable best -> best.categories().size() <= 1 && best.wheelchairs() == 0;
      case Wish.StandingPlaces _ -> true;
      case Wish.NamedSeats _ -> false;
    };
  }

  private Step joined(SaleCommand.JoinWaitlist command, SaleTerms terms) {
    CustomerId customer = command.requestKey().customerId();
    return Step.Granted.by(
        new SaleEvent.WaitlistJoined(
            Booking.waiting(command.bookingId(), customer, command.wish(), terms, now),
            command.requestKey()));
  }
}

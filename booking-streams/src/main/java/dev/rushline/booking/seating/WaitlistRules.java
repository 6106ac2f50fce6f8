package dev.rushline.booking.seating;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.choice.CustomerRules;
import dev.rushline.booking.choice.Finding;
import dev.rushline.booking.choice.OpeningRules;
import dev.rushline.booking.choice.SeatFinder;
import dev.rushline.booking.choice.WishCheck;
import dev.rushline.booking.choice.WishRules;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who waits, and who gets what comes back: the first in line whose wish the free seats fit. Decided
 * with the event that frees the seats, as far as {@link WorkBounds} goes, and before anybody else
 * gets any.
 */
final class WaitlistRules {
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

  private final SaleState state;
  private final SaleClock clock;

  WaitlistRules(SaleState state, SaleClock clock) {
    this.state = state;
    this.clock = clock;
  }

  Step join(SaleCommand.JoinWaitlist command) {
    if (WishCheck.isMalformed(command.wish()) || command.wish() instanceof Wish.NamedSeats) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    return EarlierAnswer.orElse(command.requestKey(), clock, state, terms -> join(command, terms));
  }

  private Step join(SaleCommand.JoinWaitlist command, SaleTerms terms) {
    if (state.booking(command.bookingId()).isPresent()) {
      return Step.Answered.refused(Rejection.BOOKING_ID_REUSED);
    }
    return switch (wouldGet(command, terms)) {
      case Finding.Due(List<Booking> holds) -> new Step.ExpireFirst(holds);
      case Finding.Seats _ -> refused(command, Reply.Refused.because(Rejection.SEATS_AVAILABLE));
      case Finding.Nothing(Reply.Refused why) when !isSoldOut(why) -> refused(command, why);
      case Finding.Nothing _ ->
          objection(command, terms)
              .<Step>map(reason -> refused(command, Reply.Refused.because(reason)))
              .orElseGet(() -> joined(command, terms));
    };
  }

  private Finding wouldGet(SaleCommand.JoinWaitlist command, SaleTerms terms) {
    return new WishRules(state, clock, terms)
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
    Booking booking =
        Booking.waiting(
            command.bookingId(),
            command.requestKey().customerId(),
            command.wish(),
            terms,
            clock.next());
    return Step.Happens.answered(
        new SaleEvent.WaitlistJoined(booking, command.requestKey()), new Reply.Granted(booking));
  }

  private static Step refused(SaleCommand.JoinWaitlist command, Reply.Refused refusal) {
    return Step.Happens.refused(command.bookingId(), command.requestKey(), refusal);
  }

  /** What happens next to those who wait; empty when nothing does, until more seats come back. */
  Optional<SaleEvent> next() {
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty() || terms.get().waitlistOffer().isEmpty() || state.waiting() == 0) {
      return Optional.empty();
    }
    OpeningRules opening = new OpeningRules(state, clock, terms.get());
    return opening.closed(Optional.empty(), 1, Optional.empty()).isPresent()
        ? Optional.empty()
        : firstServed(terms.get());
  }

  private Optional<SaleEvent> firstServed(SaleTerms terms) {
    Optional<Booking> first = Optional.empty();
    for (Wish wish : state.wishesWaiting()) {
      // Seats first, which are in memory: those who wait are in the store.
      if (seats(wish, terms).isPresent()) {
        Booking waiting = state.firstWaiting(wish).orElseThrow();
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
        : new SeatFinder(state, clock, terms, Optional.empty()).findAsIs(wish);
  }

  private SaleEvent serve(Booking waiting, SaleTerms terms) {
    Wish wish = waiting.waitedFor().orElseThrow();
    List<BookedSeat> offer = seats(wish, terms).orElseThrow();
    CustomerRules customer =
        new CustomerRules(state, clock, terms, waiting.customerId(), List.of());
    Optional<Finding> objection =
        customer.objectionTo(offer.size()).or(() -> customer.objectionTo(offer));
    if (objection.isPresent()) {
      // Own holds that are due do not count against anybody; whoever has enough waits in vain.
      return objection.get() instanceof Finding.Due(List<Booking> due)
          ? HoldRules.expire(due.getFirst(), clock.next())
          : new SaleEvent.WaitlistLeft(waiting.ended(BookingStatus.RELEASED, clock.next()));
    }
    Duration ttl = terms.waitlistOffer().orElseThrow();
    return new SaleEvent.SeatsOffered(waiting.offered(offer, ttl, terms, clock.next()));
  }
}

package dev.rushline.booking.seating;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.SaleClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One command while it is decided: what has happened by it so far, and how much more may. */
final class CommandInHand {
  /** Not remembered under the request's key, so that the same request may be tried again. */
  private static final Reply ASK_AGAIN =
      new Reply.Refused(Rejection.NOT_ENOUGH_SEATS, List.of(), Optional.of(Duration.ofSeconds(1)));

  /** Until somebody has mended it: there is no saying when. */
  private static final Reply.Refused IN_QUARANTINE =
      new Reply.Refused(Rejection.SALE_QUARANTINED, List.of(), Optional.of(Duration.ofMinutes(1)));

  private final SaleCommand command;
  private final SaleBook book;
  private final WorkBounds bounds;
  private final SaleClock before;
  private final List<SaleEvent> events = new ArrayList<>();
  private SaleClock clock;
  private int served;
  // Somebody waits for seats that are free, and this command serves nobody any more.
  private boolean othersFirst;

  CommandInHand(SaleCommand command, Instant recordTime, SaleBook book) {
    this.command = command;
    this.book = book;
    bounds = WorkBounds.of(command, book.rulesVersion());
    before = book.clock();
    clock = before.at(recordTime);
  }

  Decision decide() {
    if (book.isQuarantined()) {
      return inQuarantine();
    }
    // First, because a sale may have opened since: seats are not free while somebody waits for
    // them.
    serveWaiting();
    while (true) {
      switch (afterThoseWhoWait(withinBounds(next()))) {
        // Ends: each round expires at least one hold that was open.
        case Step.ExpireFirst(List<Open> due) -> expire(aRound(due));
        case Step.Expire(List<Open> due) -> {
          expire(due);
          return decision(Optional.empty(), false);
        }
        case Step.Happens(SaleEvent.OfSale event) -> {
          happen(event);
          return decision(Optional.empty(), false);
        }
        case Step.Granted(List<SaleEvent.OfBooking> granted) -> {
          return decision(Optional.of(grant(granted)), false);
        }
        case Step.Refused(SaleEvent.BookingRejected rejected) -> {
          happen(rejected);
          return decision(Optional.of(rejected.refusal()), false);
        }
        case Step.Answered(Reply reply, boolean repeated) -> {
          return decision(Optional.of(reply), repeated);
        }
        case Step.PutOff() -> {
          return decision(Optional.of(ASK_AGAIN), false);
        }
        case Step.Nothing() -> {
          return decision(Optional.empty(), false);
        }
      }
    }
  }

  /** What the command led to is not known, and is not to be: nothing of it is in the state. */
  Decision quarantine(String fault) {
    apply(new SaleEvent.SaleQuarantined(fault));
    return refusedInQuarantine();
  }

  /** Definitions are decided, since nobody sends them again. */
  private Decision inQuarantine() {
    return switch (command) {
      case SaleCommand.ResumeSale(String requestedBy) -> {
        happen(new SaleEvent.SaleResumed(requestedBy));
        yield decision(Optional.empty(), false);
      }
      case SaleCommand.DefineSale _, SaleCommand.DefinePresale _ -> {
        if (next() instanceof Step.Happens(SaleEvent.OfSale event)) {
          apply(event);
        }
        yield decision(Optional.empty(), false);
      }
      case SaleCommand.Keyed _,
          SaleCommand.Suggest _,
          SaleCommand.Release _,
          SaleCommand.Inquire _,
          SaleCommand.Bounded _,
          SaleCommand.ExpireHold _ ->
          refusedInQuarantine();
    };
  }

  /** Says nothing about a payment: it may have bought what it is sent for once more. */
  private Decision refusedInQuarantine() {
    return switch (command) {
      case SaleCommand.Keyed _,
          SaleCommand.Suggest _,
          SaleCommand.Release _,
          SaleCommand.Inquire _ ->
          undecided(Optional.of(IN_QUARANTINE));
      case SaleCommand.DefineSale _,
          SaleCommand.DefinePresale _,
          SaleCommand.ResumeSale _,
          SaleCommand.Bounded _,
          SaleCommand.ExpireHold _ ->
          undecided(Optional.empty());
    };
  }

  /** Looks at nothing of the sale: it may be what cannot be read. */
  private Decision undecided(Optional<Reply> reply) {
    if (!events.isEmpty()) {
      book.saveClock(clock);
    }
    return new Decision(events, before.version() + 1, reply, false, false, clock);
  }

  private Step withinBounds(Step step) {
    return step instanceof Step.ExpireFirst && events.size() >= bounds.eventsForAWishMax()
        ? putOff()
        : step;
  }

  private Step putOff() {
    // Its payment is authorised: whoever is to void it must hear of it.
    return command instanceof SaleCommand.Confirm confirm && bounds.confirmsHaveAnEnd()
        ? ConfirmRules.tooLate(confirm)
        : new Step.PutOff();
  }

  private Decision decision(Optional<Reply> reply, boolean repeated) {
    // An event without a sale leaves no trace, or anybody could fill the store with made-up ids.
    if (!events.isEmpty() || (!clock.equals(before) && book.terms().isPresent())) {
      book.saveClock(clock);
    }
    return new Decision(events, before.version() + 1, reply, repeated, othersFirst, clock);
  }

  private List<Open> aRound(List<Open> due) {
    int left = Math.max(1, bounds.endsARoundMax() - events.size());
    return due.subList(0, Math.min(due.size(), left));
  }

  private void expire(List<Open> due) {
    SaleClock started = clock;
    for (Open open : due) {
      // Serving those who wait may have ended it already.
      if (book.booking(open.bookingId()).filter(open::equals).isPresent()) {
        happen(numbered(ExpiryRules.end(open, clock.now())));
      }
    }
    if (clock.equals(started)) {
      throw new IllegalStateException("holds are due that are not there: " + due);
    }
  }

  private Step next() {
    return new Rules(book, clock.now()).decide(command);
  }

  /** All of it happens; the answer is the booking as the last of it leaves it. */
  private Reply grant(List<SaleEvent.OfBooking> granted) {
    Optional<Booking> booking = Optional.empty();
    for (SaleEvent.OfBooking event : granted) {
      SaleEvent.OfBooking happening = numbered(event);
      happen(happening);
      booking = Optional.of(happening.booking());
    }
    return new Reply.Granted(booking.orElseThrow());
  }

  /** Only here are events counted: the rules do not know what else happens by this command. */
  private SaleEvent.OfBooking numbered(SaleEvent.OfBooking event) {
    return event.numbered(clock.next().version());
  }

  /** Applies an event, and whatever it means for those who wait. */
  private void happen(SaleEvent event) {
    apply(event);
    if (SaleChanges.mayFreeSeats(event)) {
      serveWaiting();
    }
  }

  private void apply(SaleEvent event) {
    clock = clock.next();
    events.add(event);
    SaleChanges.apply(event, clock.now(), book);
  }

  /** Ends: each round takes seats, or somebody out of the line, or ends a hold. */
  private void serveWaiting() {
    while (!othersFirst) {
      Optional<SaleEvent.OfBooking> next = new WaitlistRules(book, clock.now()).next();
      if (next.isEmpty()) {
        return;
      }
      if (served == bounds.servedMax()) {
        othersFirst = true;
      } else {
        served++;
        apply(numbered(next.get()));
      }
    }
  }

  /** Nobody gets what is free before those who wait for it. */
  private Step afterThoseWhoWait(Step step) {
    if (!othersFirst) {
      return step;
    }
    return switch (step) {
      case Step.Granted(List<SaleEvent.OfBooking> granted)
          when granted.stream().anyMatch(CommandInHand::takesSeats) ->
          putOff();
      case Step.Refused(SaleEvent.BookingRejected rejected) when tellsOfSeats(rejected.refusal()) ->
          putOff();
      case Step.Answered(Reply reply, boolean repeated) when !repeated && tellsOfSeats(reply) ->
          new Step.PutOff();
      case Step.Happens _,
          Step.Granted _,
          Step.Refused _,
          Step.Answered _,
          Step.ExpireFirst _,
          Step.Expire _,
          Step.PutOff _,
          Step.Nothing _ ->
          step;
    };
  }

  private static boolean takesSeats(SaleEvent.OfBooking event) {
    return switch (event) {
      case SaleEvent.SeatsHeld _, SaleEvent.SeatsHeldAgain _ -> true;
      case SaleEvent.SeatsChanged(Held had, Held has, _) -> !ids(had).containsAll(ids(has));
      case SaleEvent.SeatsOffered _,
          SaleEvent.HoldExtended _,
          SaleEvent.HoldReleased _,
          SaleEvent.HoldExpired _,
          SaleEvent.WaitlistJoined _,
          SaleEvent.WaitlistLeft _,
          SaleEvent.BookingConfirmed _,
          SaleEvent.BookingCancelled _ ->
          false;
    };
  }

  private static Set<String> ids(Held hold) {
    return hold.seats().stream().map(BookedSeat::seat).collect(Collectors.toSet());
  }

  /** Says that seats may be had, which are others'. */
  private boolean tellsOfSeats(Reply reply) {
    return switch (reply) {
      case Reply.Suggested _ -> true;
      case Reply.Refused refused ->
          refused.reason() == Rejection.SEATS_AVAILABLE || !refused.instead().isEmpty();
      case Reply.Granted _ -> false;
    };
  }
}

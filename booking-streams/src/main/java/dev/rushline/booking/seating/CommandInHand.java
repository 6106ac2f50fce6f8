package dev.rushline.booking.seating;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.SaleState;
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
  private final SaleState state;
  private final WorkBounds bounds;
  private final SaleClock before;
  private final List<SaleEvent> events = new ArrayList<>();
  private SaleClock clock;
  private int served;
  // Somebody waits for seats that are free, and this command serves nobody any more.
  private boolean othersFirst;

  CommandInHand(SaleCommand command, Instant recordTime, SaleState state) {
    this.command = command;
    this.state = state;
    bounds = WorkBounds.of(command, state.rulesVersion());
    before = state.clock();
    clock = before.at(recordTime);
  }

  Decision decide() {
    if (state.isQuarantined()) {
      return inQuarantine();
    }
    // First, because a sale may have opened since: seats are not free while somebody waits for
    // them.
    serveWaiting();
    while (true) {
      switch (afterThoseWhoWait(withinBounds(next()))) {
        // Ends: each round expires at least one hold that was open.
        case Step.ExpireFirst(List<Booking> due) -> expire(aRound(due));
        case Step.Expire(List<Booking> due) -> {
          expire(due);
          return decision(Optional.empty(), false);
        }
        case Step.Happens(List<SaleEvent> happening, Optional<Reply> reply) -> {
          happening.forEach(this::happen);
          return decision(reply, false);
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
        if (next() instanceof Step.Happens(List<SaleEvent> happening, _)) {
          happening.forEach(this::apply);
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
      state.saveClock(clock);
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
    if (!events.isEmpty() || (!clock.equals(before) && state.terms().isPresent())) {
      state.saveClock(clock);
    }
    return new Decision(events, before.version() + 1, reply, repeated, othersFirst, clock);
  }

  private List<Booking> aRound(List<Booking> due) {
    int left = Math.max(1, bounds.endsARoundMax() - events.size());
    return due.subList(0, Math.min(due.size(), left));
  }

  private void expire(List<Booking> due) {
    SaleClock started = clock;
    for (Booking booking : due) {
      // Serving those who wait may have ended it already.
      if (state.booking(booking.bookingId()).filter(booking::equals).isPresent()) {
        happen(HoldRules.expire(booking, clock.next()));
      }
    }
    if (clock.equals(started)) {
      throw new IllegalStateException("holds are due that are not there: " + due);
    }
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
    SaleChanges.apply(event, clock, state);
  }

  /** Ends: each round takes seats, or somebody out of the line, or ends a hold. */
  private void serveWaiting() {
    while (!othersFirst) {
      Optional<SaleEvent> next = new WaitlistRules(state, clock).next();
      if (next.isEmpty()) {
        return;
      }
      if (served == bounds.servedMax()) {
        othersFirst = true;
      } else {
        served++;
        apply(next.get());
      }
    }
  }

  /** Nobody gets what is free before those who wait for it. */
  private Step afterThoseWhoWait(Step step) {
    if (!othersFirst) {
      return step;
    }
    return switch (step) {
      case Step.Happens(List<SaleEvent> happening, _)
          when happening.stream().anyMatch(CommandInHand::takesSeats) ->
          putOff();
      case Step.Happens(_, Optional<Reply> reply)
          when reply.filter(this::tellsOfSeats).isPresent() ->
          putOff();
      case Step.Answered(Reply reply, boolean repeated) when !repeated && tellsOfSeats(reply) ->
          new Step.PutOff();
      case Step.Happens _,
          Step.Answered _,
          Step.ExpireFirst _,
          Step.Expire _,
          Step.PutOff _,
          Step.Nothing _ ->
          step;
    };
  }

  private static boolean takesSeats(SaleEvent event) {
    return switch (event) {
      case SaleEvent.SeatsHeld _, SaleEvent.SeatsHeldAgain _ -> true;
      case SaleEvent.SeatsChanged(Booking had, Booking has, _) -> !ids(had).containsAll(ids(has));
      case SaleEvent.SaleDefined _,
          SaleEvent.SaleRetired _,
          SaleEvent.SaleQuarantined _,
          SaleEvent.SaleResumed _,
          SaleEvent.SaleChangeRefused _,
          SaleEvent.PresaleDefined _,
          SaleEvent.SeatsOffered _,
          SaleEvent.HoldExtended _,
          SaleEvent.HoldReleased _,
          SaleEvent.HoldExpired _,
          SaleEvent.WaitlistJoined _,
          SaleEvent.WaitlistLeft _,
          SaleEvent.BookingConfirmed _,
          SaleEvent.BookingCancelled _,
          SaleEvent.BookingRejected _ ->
          false;
    };
  }

  private static Set<String> ids(Booking booking) {
    return booking.seats().stream().map(BookedSeat::seat).collect(Collectors.toSet());
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

  /** Pure: looks at the state, changes nothing. {@code clock.version() + 1} is the next version. */
  private Step next() {
    return switch (command) {
      case SaleCommand.DefineSale define -> SaleRules.define(define, state);
      case SaleCommand.DefinePresale define -> PresaleRules.define(define, state);
      case SaleCommand.JoinWaitlist join -> new WaitlistRules(state, clock).join(join);
      case SaleCommand.Checkout checkout -> new CheckoutRules(state, clock).decide(checkout);
      case SaleCommand.Suggest suggest -> new CheckoutRules(state, clock).suggest(suggest);
      case SaleCommand.Confirm confirm -> new ConfirmRules(state, clock).decide(confirm);
      case SaleCommand.Extend extend -> new HoldChangeRules(state, clock).extend(extend);
      case SaleCommand.ChangeSeats change -> new HoldChangeRules(state, clock).change(change);
      case SaleCommand.Cancel cancel -> new CancelRules(state, clock).decide(cancel);
      case SaleCommand.Release release -> HoldRules.release(release, clock, state);
      case SaleCommand.ExpireDue expire -> HoldRules.expireDue(expire, clock, state);
      case SaleCommand.ExpireHold expire -> HoldRules.expire(expire, clock, state);
      // Those who wait are served before any command.
      case SaleCommand.ServeWaiting _ -> new Step.Nothing();
      case SaleCommand.RetireSale retire -> RetireRules.retire(retire, clock, state);
      // It is not in quarantine.
      case SaleCommand.ResumeSale _ -> new Step.Nothing();
      case SaleCommand.Inquire inquire -> HoldRules.inquire(inquire, state);
    };
  }
}

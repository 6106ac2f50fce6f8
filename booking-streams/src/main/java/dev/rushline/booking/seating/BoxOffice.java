package dev.rushline.booking.seating;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers the commands of one event, in the order of the log. The same commands at the same times
 * lead to the same state, events and replies, wherever they are run.
 */
public final class BoxOffice {
  /**
   * Counts the changes that decide some command otherwise than before. What an owner has answered
   * is what every later one must find in the log again. That a record is set aside before it comes
   * here is no decision: nothing was answered.
   */
  public static final int RULES_VERSION = 1;

  /**
   * What may happen before a wish is decided, but for the last round: ends of holds that are past
   * their deadline, and offers of what came back. With more of them due, the wish is to be tried
   * again: they go on ending meanwhile.
   */
  static final int EVENTS_FOR_A_WISH_MAX = 1_000;

  /** Not remembered under the request's key, so that the same request may be tried again. */
  private static final Reply STILL_ENDING =
      new Reply.Refused(Rejection.NOT_ENOUGH_SEATS, List.of(), Optional.of(Duration.ofSeconds(1)));

  private BoxOffice() {}

  /**
   * Decides a command and applies what was decided.
   *
   * @param command what is asked
   * @param recordTime the command's time in the log; the event's clock never runs behind one it saw
   * @param state the event's state, changed by this call
   */
  public static Decision handle(SaleCommand command, Instant recordTime, SaleState state) {
    Decision decision = decided(command, recordTime, state);
    state.complete();
    return decision;
  }

  private static Decision decided(SaleCommand command, Instant recordTime, SaleState state) {
    SaleClock before = state.clock();
    List<SaleEvent> events = new ArrayList<>();
    // First, because a sale may have opened since: seats are not free while somebody waits for
    // them.
    SaleClock clock = serveWaiting(before.at(recordTime), events, state);
    long firstVersion = before.version() + 1;
    while (true) {
      switch (decide(command, clock, state)) {
        case Step.ExpireFirst _ when events.size() >= EVENTS_FOR_A_WISH_MAX -> {
          state.saveClock(clock);
          return new Decision(events, firstVersion, Optional.of(STILL_ENDING), false, clock);
        }
        // Ends: each round expires at least one hold that was open.
        case Step.ExpireFirst(List<Booking> due) -> clock = expire(due, clock, events, state);
        case Step.Expire(List<Booking> due) -> {
          clock = expire(due, clock, events, state);
          state.saveClock(clock);
          return new Decision(events, firstVersion, Optional.empty(), false, clock);
        }
        case Step.Happens(List<SaleEvent> happening, Optional<Reply> reply) -> {
          for (SaleEvent event : happening) {
            clock = happen(event, clock, events, state);
          }
          state.saveClock(clock);
          return new Decision(events, firstVersion, reply, false, clock);
        }
        case Step.Answered(Reply reply, boolean repeated) -> {
          saveClockIfMoved(before, clock, state);
          return new Decision(events, firstVersion, Optional.of(reply), repeated, clock);
        }
        case Step.Nothing() -> {
          saveClockIfMoved(before, clock, state);
          return new Decision(events, firstVersion, Optional.empty(), false, clock);
        }
      }
    }
  }

  private static SaleClock expire(
      List<Booking> due, SaleClock before, List<SaleEvent> events, SaleState state) {
    SaleClock clock = before;
    for (Booking booking : due) {
      // Serving those who wait may have ended it already.
      if (state.booking(booking.bookingId()).filter(booking::equals).isPresent()) {
        clock = happen(HoldRules.expire(booking, clock.next()), clock, events, state);
      }
    }
    if (clock.equals(before)) {
      throw new IllegalStateException("holds are due that are not there: " + due);
    }
    return clock;
  }

  /** Applies an event, and whatever it means for those who wait; returns the clock afterwards. */
  private static SaleClock happen(
      SaleEvent event, SaleClock before, List<SaleEvent> events, SaleState state) {
    SaleClock clock = before.next();
    events.add(event);
    SaleChanges.apply(event, clock, state);
    return SaleChanges.mayFreeSeats(event) ? serveWaiting(clock, events, state) : clock;
  }

  /** Ends: each round takes seats, or somebody out of the line, or ends a hold. */
  private static SaleClock serveWaiting(SaleClock before, List<SaleEvent> events, SaleState state) {
    SaleClock clock = before;
    Optional<SaleEvent> served = new WaitlistRules(state, clock).next();
    while (served.isPresent()) {
      clock = clock.next();
      events.add(served.get());
      SaleChanges.apply(served.get(), clock, state);
      served = new WaitlistRules(state, clock).next();
    }
    return clock;
  }

  private static void saveClockIfMoved(SaleClock before, SaleClock clock, SaleState state) {
    // An event without a sale leaves no trace, or anybody could fill the store with made-up ids.
    if (!clock.equals(before) && state.terms().isPresent()) {
      state.saveClock(clock);
    }
  }

  /** Pure: looks at the state, changes nothing. {@code clock.version() + 1} is the next version. */
  private static Step decide(SaleCommand command, SaleClock clock, SaleState state) {
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
      case SaleCommand.Inquire inquire -> HoldRules.inquire(inquire, state);
    };
  }
}

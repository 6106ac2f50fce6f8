package dev.rushline.booking.seating;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers the commands of one event, in the order of the log. The same commands at the same times
 * lead to the same state, events and replies, wherever they are run.
 */
public final class BoxOffice {
  private BoxOffice() {}

  /**
   * Decides a command and applies what was decided.
   *
   * @param command what is asked
   * @param recordTime the command's time in the log; the event's clock never runs behind one it saw
   * @param state the event's state, changed by this call
   */
  public static Decision handle(SaleCommand command, Instant recordTime, SaleState state) {
    SaleClock before = state.clock();
    SaleClock clock = before.at(recordTime);
    long firstVersion = clock.version() + 1;
    List<SaleEvent> events = new ArrayList<>();
    while (true) {
      switch (decide(command, clock, state)) {
        // Ends: each round expires at least one hold that was open.
        case Step.ExpireFirst(List<Booking> due) -> {
          for (Booking booking : due) {
            clock = clock.next();
            events.add(HoldRules.expire(booking, clock));
            SaleChanges.apply(events.getLast(), clock, state);
          }
        }
        case Step.Happens(List<SaleEvent> happening, Optional<Reply> reply) -> {
          for (SaleEvent event : happening) {
            clock = clock.next();
            events.add(event);
            SaleChanges.apply(event, clock, state);
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
      case SaleCommand.Checkout checkout -> new CheckoutRules(state, clock).decide(checkout);
      case SaleCommand.Suggest suggest -> new CheckoutRules(state, clock).suggest(suggest);
      case SaleCommand.Confirm confirm -> new ConfirmRules(state, clock).decide(confirm);
      case SaleCommand.Extend extend -> new HoldChangeRules(state, clock).extend(extend);
      case SaleCommand.ChangeSeats change -> new HoldChangeRules(state, clock).change(change);
      case SaleCommand.Cancel cancel -> new CancelRules(state, clock).decide(cancel);
      case SaleCommand.Release release -> HoldRules.release(release, clock, state);
      case SaleCommand.ExpireHold expire -> HoldRules.expire(expire, clock, state);
      case SaleCommand.Inquire inquire -> HoldRules.inquire(inquire, state);
    };
  }
}

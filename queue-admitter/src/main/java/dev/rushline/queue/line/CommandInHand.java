package dev.rushline.queue.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One command while it is decided: what has happened by it so far. */
final class CommandInHand {
  private final LineCommand command;
  private final LineBook book;
  private final LinePhases phases;
  private final Line before;
  private final Instant now;
  private final List<LineEvent> events = new ArrayList<>();

  CommandInHand(LineCommand command, LineBook book, Instant logTime, Seeds seeds) {
    this.command = command;
    this.book = book;
    before = book.line();
    now = logTime.isAfter(before.now()) ? logTime : before.now();
    phases = new LinePhases(book, now, seeds);
  }

  Decision decide() {
    while (true) {
      switch (next(book)) {
        // Ends: the rules say so only while nothing has happened.
        case Step.First(List<LineEvent> first) -> first.forEach(this::happen);
        case Step.Happens(List<LineEvent> happening, Optional<Answer> answer) -> {
          happening.forEach(this::happen);
          return decision(answer);
        }
        case Step.Answered(Answer answer) -> {
          return decision(Optional.of(answer));
        }
      }
    }
  }

  private void happen(LineEvent event) {
    events.add(event);
    LineChanges.apply(event, before.version() + events.size(), now, book);
  }

  private Decision decision(Optional<Answer> answer) {
    return new Decision(now, before.version() + 1, events, answer, isForAll());
  }

  /** Everybody hears of ticks and of what operators do; what one fan does waits for the tick. */
  private boolean isForAll() {
    return switch (command) {
      case LineCommand.Tick _,
          LineCommand.SetPolicy _,
          LineCommand.SetRate _,
          LineCommand.Open _,
          LineCommand.Pause _,
          LineCommand.Resume _,
          LineCommand.TellWaiting _,
          LineCommand.RevokeTokens _,
          LineCommand.RetireLine _ ->
          !events.isEmpty();
      case LineCommand.SeeSale _ ->
          events.size() > 1 || before.sale().over() != book.line().sale().over();
      case LineCommand.Join _,
          LineCommand.Find _,
          LineCommand.Leave _,
          LineCommand.ShowUp _,
          LineCommand.FreeSlot _ ->
          false;
    };
  }

  /**
   * Pure: rules look at the line, and change nothing. All take what is asked, the line and the
   * time, in this order, as far as they need it; a rule that moves the line from one phase to
   * another takes the phases, too.
   */
  private Step next(LineState line) {
    return switch (command) {
      case LineCommand.Join join -> JoinRules.join(join, line, now);
      case LineCommand.Find find -> FindRules.find(find, line);
      case LineCommand.Leave leave -> LeaveRules.leave(leave, line);
      case LineCommand.ShowUp showUp -> ShowUpRules.showUp(showUp, line, now);
      case LineCommand.FreeSlot free -> FreeSlotRules.free(free, line);
      case LineCommand.SetPolicy set -> PolicyRules.set(set, line, phases);
      case LineCommand.SetRate set -> PolicyRules.set(set, line, phases);
      case LineCommand.Open _ -> OpenRules.open(line, phases);
      case LineCommand.Pause _ -> PauseRules.pause(line);
      case LineCommand.Resume _ -> PauseRules.resume(line);
      case LineCommand.TellWaiting tell -> TellRules.tell(tell, line);
      case LineCommand.RevokeTokens _ -> RevokeRules.revoke(line);
      case LineCommand.RetireLine _ -> RetireRules.retire(phases);
      case LineCommand.SeeSale see ->
          events.isEmpty() ? SeeSaleRules.see(see) : SeeSaleRules.follow(see, line, phases);
      case LineCommand.Tick tick ->
          events.isEmpty()
              ? TickRules.tick(tick, line, now)
              : TickRules.callNext(line, now, phases);
    };
  }
}

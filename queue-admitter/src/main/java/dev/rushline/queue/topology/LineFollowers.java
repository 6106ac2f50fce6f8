package dev.rushline.queue.topology;

import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineCommand;
import dev.rushline.schemas.ids.EventId;

/** Whoever has something to do because of what was decided about a line. */
record LineFollowers(
    TickLines tickLines,
    FollowSale followSale,
    FreeSlots freeSlots,
    RetireLines retireLines,
    ForgetRounds forgetRounds,
    LineMetrics metrics) {

  /**
   * A command was decided.
   *
   * @param isTold whether everybody has just been told how the line stands
   */
  void decided(EventId eventId, LineCommand command, Line before, Line after, boolean isTold) {
    switch (command) {
      case LineCommand.Tick _ -> tickLines.decided(eventId);
      case LineCommand.SeeSale _ -> followSale.decided(eventId);
      case LineCommand.RetireLine _ -> retireLines.decided(eventId);
      case LineCommand.FreeSlot free -> freeSlots.decided(eventId, free);
      case LineCommand.Find _ -> {
        return;
      }
      case LineCommand.Join _,
          LineCommand.Leave _,
          LineCommand.ShowUp _,
          LineCommand.SetPolicy _,
          LineCommand.SetRate _,
          LineCommand.Open _,
          LineCommand.Pause _,
          LineCommand.Resume _,
          LineCommand.TellWaiting _,
          LineCommand.RevokeTokens _ -> {}
    }
    tickLines.changed(eventId, after, isTold);
    followSale.lineChanged(eventId, before, after);
    forgetRounds.lineChanged(before, after);
    metrics.changed(before.places(), after.places());
  }

  /** Nothing rings any more. */
  void turnOff() {
    tickLines.turnOff();
    followSale.turnOff();
    freeSlots.turnOff();
    retireLines.turnOff();
    forgetRounds.turnOff();
    metrics.close();
  }
}

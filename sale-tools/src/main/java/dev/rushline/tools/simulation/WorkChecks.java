package dev.rushline.tools.simulation;

import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.proof.BrokenInvariant;
import dev.rushline.tools.audit.SaleInvariant;

/** How much happens by one command, whatever it meets. */
final class WorkChecks {
  /** Beside what is asked for, by a command of a fan or an organiser: who is served, what ends. */
  private static final int SERVED_BESIDE = 8;

  private static final int BEFORE_THE_LAST_LOOK = 40;

  /** A confirm after its deadline is a hold and a sale. */
  private static final int ASKED_FOR = 2;

  private WorkChecks() {}

  static void check(SaleCommand command, Decision decision) {
    long offered =
        decision.events().stream().filter(SaleEvent.SeatsOffered.class::isInstance).count();
    int all = decision.events().size();
    switch (command) {
      case SaleCommand.ServeWaiting(int most) -> {
        atMost(most, all, command, decision);
        BrokenInvariant.check(
            !decision.othersFirst() || all > 0,
            SaleInvariant.COMMANDS_ARE_BOUNDED,
            "nobody was served, and somebody still waits");
      }
      case SaleCommand.ExpireDue(int most) -> endsAtMost(most, offered, command, decision);
      case SaleCommand.RetireSale(int most) -> endsAtMost(most, offered, command, decision);
      case SaleCommand.Keyed _,
          SaleCommand.DefineSale _,
          SaleCommand.DefinePresale _,
          SaleCommand.ResumeSale _,
          SaleCommand.Suggest _,
          SaleCommand.Release _,
          SaleCommand.ExpireHold _,
          SaleCommand.Inquire _ -> {
        atMost(SERVED_BESIDE, offered, command, decision);
        atMost(BEFORE_THE_LAST_LOOK + SERVED_BESIDE + ASKED_FOR, all, command, decision);
      }
    }
  }

  private static void endsAtMost(int most, long offered, SaleCommand command, Decision decision) {
    atMost(most, offered, command, decision);
    atMost(2 * most, decision.events().size(), command, decision);
  }

  private static void atMost(int most, long happened, SaleCommand command, Decision decision) {
    BrokenInvariant.check(
        happened <= most,
        SaleInvariant.COMMANDS_ARE_BOUNDED,
        happened,
        "instead of",
        most,
        "by",
        command,
        "happened:",
        decision.events());
  }
}

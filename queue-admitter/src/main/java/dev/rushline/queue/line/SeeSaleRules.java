package dev.rushline.queue.line;

import java.util.List;

/** What a line makes of what its sale does: it opens for demand, and ends long after the sale. */
final class SeeSaleRules {
  private SeeSaleRules() {}

  /** Whatever is told is taken in first: what is older than what is known changes nothing. */
  static Step see(LineCommand.SeeSale see) {
    return new Step.First(List.of(new LineEvent.SaleChanged(see)));
  }

  /** What follows, now that the line knows of it. */
  static Step follow(LineCommand.SeeSale see, LineState state, LinePhases phases) {
    Line line = state.line();
    if (!line.isGuarded()) {
      return Step.Happens.unanswered(phases.onDemand());
    }
    boolean longOver = see.longOver() && line.sale().knowsNoNewerTermsThan(see);
    return Step.Happens.unanswered(
        longOver && line.places().joined() > 0 ? phases.anew() : List.of());
  }
}

package dev.rushline.booking.seating;

import dev.rushline.booking.books.SaleState;

/** Whether a presale's definition may take the place of the former one. */
record PresaleRules(SaleState state) {

  Step decide(SaleCommand.DefinePresale command) {
    boolean isNews =
        state.presales().stream()
            .filter(presale -> presale.presaleId().equals(command.presale().presaleId()))
            .allMatch(presale -> presale.version() < command.presale().version());
    // A presale of an event that nobody put on sale would be a trace of nothing.
    return isNews && state.terms().isPresent()
        ? new Step.Happens(new SaleEvent.PresaleDefined(command))
        : new Step.Nothing();
  }
}

package dev.rushline.booking.seating;

import dev.rushline.booking.books.SaleState;
import java.time.Instant;

/** What is decided by which rules. Pure: they look at the state and cannot change it. */
record Rules(SaleState state, Instant now) {

  Step decide(SaleCommand command) {
    return switch (command) {
      case SaleCommand.DefineSale define -> new DefinitionRules(state).decide(define);
      case SaleCommand.DefinePresale define -> new PresaleRules(state).decide(define);
      case SaleCommand.JoinWaitlist join -> new JoinRules(state, now).decide(join);
      case SaleCommand.Checkout checkout -> new CheckoutRules(state, now).decide(checkout);
      case SaleCommand.Suggest suggest -> new SuggestRules(state, now).decide(suggest);
      case SaleCommand.Confirm confirm -> new ConfirmRules(state, now).decide(confirm);
      case SaleCommand.Extend extend -> new ExtendRules(state, now).decide(extend);
      case SaleCommand.ChangeSeats change -> new ChangeRules(state, now).decide(change);
      case SaleCommand.Cancel cancel -> new CancelRules(state, now).decide(cancel);
      case SaleCommand.Release release -> new ReleaseRules(state, now).decide(release);
      case SaleCommand.ExpireDue expire -> new ExpiryRules(state, now).decide(expire);
      case SaleCommand.ExpireHold expire -> new ExpiryRules(state, now).decide(expire);
      // Those who wait are served before any command.
      case SaleCommand.ServeWaiting _ -> new Step.Nothing();
      case SaleCommand.RetireSale retire -> new RetireRules(state, now).decide(retire);
      // It is not in quarantine.
      case SaleCommand.ResumeSale _ -> new Step.Nothing();
      case SaleCommand.Inquire inquire -> new InquiryRules(state).decide(inquire);
    };
  }
}

package dev.rushline.booking.seating;

import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.PresaleQuota;
import java.util.HashMap;
import java.util.Map;

/** Whether a presale's definition may take the place of the former one, and how it does. */
final class PresaleRules {
  private PresaleRules() {}

  static Step define(SaleCommand.DefinePresale command, SaleState state) {
    boolean isNews =
        state.presales().stream()
            .filter(presale -> presale.presaleId().equals(command.presale().presaleId()))
            .allMatch(presale -> presale.version() < command.presale().version());
    // A presale of an event that nobody put on sale would be a trace of nothing.
    return isNews && state.terms().isPresent()
        ? Step.Happens.unanswered(new SaleEvent.PresaleDefined(command))
        : new Step.Nothing();
  }

  /** New quotas for the codes that are named, no quota for those that were: what is used stays. */
  static void apply(SaleCommand.DefinePresale definition, SaleState state) {
    String presaleId = definition.presale().presaleId();
    state.savePresale(definition.presale());
    Map<String, PresaleCode> codes = new HashMap<>();
    state
        .codesOf(presaleId)
        .forEach((hash, code) -> codes.put(hash, code.withQuota(presaleId, 0, code.maxSeats())));
    for (PresaleQuota quota : definition.codes()) {
      PresaleCode code =
          state
              .presaleCode(quota.codeHash())
              .map(used -> used.withQuota(presaleId, quota.maxBookings(), quota.maxSeats()))
              .orElseGet(
                  () -> PresaleCode.unused(presaleId, quota.maxBookings(), quota.maxSeats()));
      codes.put(quota.codeHash(), code);
    }
    codes.forEach(state::savePresaleCode);
  }
}

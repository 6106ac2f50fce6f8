package dev.rushline.booking.choice;

import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the sale is open to somebody at this moment: to everybody, or with a presale code. */
public record OpeningRules(SaleState state, Instant now, SaleTerms terms) {

  /**
   * Why a customer may not have seats now; empty when the sale is open to them.
   *
   * @param code what they come with
   * @param seats how many seats they want
   * @param inPlaceOf a hold on the same code whose seats are given back in the same step
   */
  public Optional<Finding> closed(Optional<String> code, int seats, Optional<Held> inPlaceOf) {
    if (terms.cancelled()) {
      return nothing(Rejection.EVENT_CANCELLED);
    }
    if (!now.isBefore(terms.closesAt())) {
      return nothing(Rejection.SALE_CLOSED);
    }
    if (isOpenToAll()) {
      return Optional.empty();
    }
    return code.isPresent() ? closedTo(code.get(), seats, inPlaceOf) : closedWithoutCode();
  }

  /** What of a code is needed at this moment: nothing, once the sale is open to all. */
  public Optional<String> needed(Optional<String> code) {
    return isOpenToAll() ? Optional.empty() : code;
  }

  private boolean isOpenToAll() {
    return !now.isBefore(terms.opensAt());
  }

  private Optional<Finding> closedWithoutCode() {
    return state.presales().stream().anyMatch(presale -> presale.isOpen(now))
        ? nothing(Rejection.PRESALE_CODE_NEEDED, Optional.of(untilOpening(terms.opensAt())))
        : nothing(Rejection.SALE_NOT_OPEN, Optional.of(untilFirstOpening()));
  }

  private Optional<Finding> closedTo(String hash, int seats, Optional<Held> inPlaceOf) {
    Optional<PresaleCode> found = state.presaleCode(hash);
    Optional<Presale> presale =
        found.flatMap(
            code ->
                state.presales().stream()
                    .filter(candidate -> candidate.presaleId().equals(code.presaleId()))
                    .findFirst());
    if (presale.isEmpty()) {
      return nothing(Rejection.PRESALE_CODE_UNKNOWN);
    }
    if (!presale.get().isOpen(now)) {
      Instant next =
          now.isBefore(presale.get().opensAt()) ? presale.get().opensAt() : terms.opensAt();
      return nothing(Rejection.SALE_NOT_OPEN, Optional.of(untilOpening(next)));
    }
    PresaleCode code = inPlaceOf.map(found.get()::withoutHold).orElse(found.get());
    return code.hasRoomFor(seats) ? Optional.empty() : Optional.of(used(code));
  }

  /** What holds have taken of a code comes back when they end. */
  private Finding used(PresaleCode code) {
    List<Held> holds = state.holds(code.openHolds());
    List<Open> due = Open.due(holds, now);
    return due.isEmpty()
        ? new Finding.Refused(
            new Reply.Refused(
                Rejection.PRESALE_CODE_USED, List.of(), Held.untilFirstDeadline(holds, now)))
        : new Finding.ExpireFirst(due);
  }

  private Duration untilFirstOpening() {
    Instant first =
        Stream.concat(
                Stream.of(terms.opensAt()),
                state.presales().stream().map(Presale::opensAt).filter(now::isBefore))
            .min(Instant::compareTo)
            .orElseThrow();
    return untilOpening(first);
  }

  private Duration untilOpening(Instant at) {
    return Duration.between(now, at);
  }

  private static Optional<Finding> nothing(Rejection reason) {
    return nothing(reason, Optional.empty());
  }

  private static Optional<Finding> nothing(Rejection reason, Optional<Duration> retryAfter) {
    return Optional.of(new Finding.Refused(new Reply.Refused(reason, List.of(), retryAfter)));
  }
}

package dev.rushline.booking.seating;

import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.terms.CancellationTerms;
import dev.rushline.booking.terms.HoldTerms;
import dev.rushline.booking.terms.Limits;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sale to be put up in a test: open from {@link Sales#OPENING} for a day, everything else said.
 */
final class SaleDraft {
  private final long version;
  private Limits limits = new Limits(100, 1_000, Map.of());
  private HoldTerms holds = new HoldTerms(Sales.HOLD_TTL, Duration.ZERO);
  private Optional<CancellationTerms> cancellation = Optional.empty();
  private Optional<Duration> waitlistOffer = Optional.empty();
  private Instant opensAt = Sales.OPENING;
  private Instant closesAt = Sales.OPENING.plus(Duration.ofDays(1));
  private Instant retiresAt = Sales.OPENING.plus(Duration.ofDays(31));
  private String currency = "USD";
  private boolean cancelled;
  private boolean orphanRule;

  SaleDraft(long version) {
    this.version = version;
  }

  SaleDraft limits(int perOrder, int perCustomer) {
    limits = new Limits(perOrder, perCustomer, limits.perCustomerInCategory());
    return this;
  }

  SaleDraft categoryLimit(String category, int perCustomer) {
    Map<String, Integer> perCategory = new HashMap<>(limits.perCustomerInCategory());
    perCategory.put(category, perCustomer);
    limits = new Limits(limits.perOrder(), limits.perCustomer(), perCategory);
    return this;
  }

  SaleDraft extension(Duration extension) {
    holds = new HoldTerms(holds.ttl(), extension);
    return this;
  }

  SaleDraft cancellable(Instant until, int refundPercent) {
    cancellation = Optional.of(new CancellationTerms(until, refundPercent));
    return this;
  }

  SaleDraft waitlist(Duration offer) {
    waitlistOffer = Optional.of(offer);
    return this;
  }

  SaleDraft opensAt(Instant time) {
    opensAt = time;
    return this;
  }

  SaleDraft ends(Instant closing, Instant retirement) {
    closesAt = closing;
    retiresAt = retirement;
    return this;
  }

  SaleDraft currency(String code) {
    currency = code;
    return this;
  }

  SaleDraft cancelled(boolean isCancelled) {
    cancelled = isCancelled;
    return this;
  }

  SaleDraft orphanRule(boolean rules) {
    orphanRule = rules;
    return this;
  }

  SaleCommand.DefineSale of(SectionPlan... sections) {
    SaleTerms terms =
        new SaleTerms(
            version,
            currency,
            opensAt,
            closesAt,
            retiresAt,
            cancelled,
            holds,
            limits,
            orphanRule,
            cancellation,
            waitlistOffer,
            Map.of("P1", 9_500L, "P2", 6_500L),
            List.of(sections).stream().map(SectionPlan::sectionId).toList());
    return new SaleCommand.DefineSale(terms, List.of(sections));
  }
}

package dev.rushline.tools.audit;

/**
 * An invariant that does not hold of one event's sale.
 *
 * @param why what contradicts it
 */
public record Violation(String eventId, Contradiction why) {

  /** Which one. */
  public SaleInvariant invariant() {
    return why.invariant();
  }

  @Override
  public String toString() {
    return "%s of event %s: %s".formatted(invariant(), eventId, why.explained());
  }
}

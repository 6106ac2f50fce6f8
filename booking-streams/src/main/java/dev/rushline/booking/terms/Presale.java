package dev.rushline.booking.terms;

import java.time.Instant;

/**
 * A time before the sale's opening in which those may buy who have a code.
 *
 * @param presaleId id, unique in the sale
 * @param version the catalogue's version of this definition
 * @param opensAt inclusive
 * @param closesAt exclusive
 */
public record Presale(String presaleId, long version, Instant opensAt, Instant closesAt) {
  /** Whether those who have a code may buy now. */
  public boolean isOpen(Instant now) {
    return !now.isBefore(opensAt) && now.isBefore(closesAt);
  }
}

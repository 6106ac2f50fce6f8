package dev.rushline.booking.books;

/**
 * One seat or standing place of a booking, with the price it was held at.
 *
 * @param seat seat id; {@code section::number} for a standing place
 * @param category code of the price category
 * @param priceMinor price in minor units of the sale's currency
 */
public record BookedSeat(String seat, String category, long priceMinor) {}

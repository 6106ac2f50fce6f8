package dev.rushline.edge.booking;

import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.Receipt;
import dev.rushline.schemas.booking.Suggestion;
import java.time.Instant;
import java.util.List;

/**
 * Seats that a checkout would have got. Nothing is held: somebody else may be faster.
 *
 * @param totalMinor sum of the prices in minor units
 * @param asOf when this was so, by the sale's clock
 * @param receipt where the question stands in the log
 */
public record SuggestionView(
    String eventId,
    List<BookingView.Seat> seats,
    long totalMinor,
    String currency,
    Instant asOf,
    Receipt receipt) {

  static SuggestionView of(String eventId, OwnerAnswer.Suggested suggested) {
    Suggestion suggestion = suggested.suggestion();
    return new SuggestionView(
        eventId,
        BookingViews.seats(
            suggestion.getSeats(), suggestion.getCategories(), suggestion.getPricesMinor()),
        suggestion.getPricesMinor().stream().mapToLong(Long::longValue).sum(),
        suggestion.getCurrency(),
        suggested.decidedAt(),
        suggested.receipt());
  }
}

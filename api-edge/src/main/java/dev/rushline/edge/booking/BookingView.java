package dev.rushline.edge.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rushline.edge.replies.Receipt;
import java.time.Instant;
import java.util.List;

/**
 * A booking as its owner sees it.
 *
 * @param hold the current or last hold; absent while it waits for seats
 * @param waitsFor what it waits for, or has waited for; absent when it did not
 * @param totalMinor sum of the prices in minor units
 * @param payment how the booking was paid; only in answers to a confirm
 * @param refundMinor what comes back of a cancelled booking's price, in minor units
 * @param tickets one per seat; only when confirmed
 * @param version the event's version at the last change: a higher one is newer
 * @param asOf when this was known to be so, by the sale's clock
 * @param receipt where the decision stands in the log; only in answers to commands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingView(
    String bookingId,
    String eventId,
    String status,
    Hold hold,
    Wanted waitsFor,
    List<Seat> seats,
    long totalMinor,
    String currency,
    Payment payment,
    Long refundMinor,
    List<Ticket> tickets,
    Instant createdAt,
    Instant changedAt,
    long version,
    Instant asOf,
    Receipt receipt) {

  /**
   * Seats that are waited for.
   *
   * @param count how many
   * @param section only in this section; absent: anywhere
   * @param categories only in these price categories; none: any
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Wanted(int count, String section, List<String> categories) {}

  /**
   * Seats kept for a customer for some minutes.
   *
   * @param id names this hold of the booking
   * @param epoch number of the hold, from 1
   * @param expiresAt when the seats are free again unless confirmed
   * @param confirmableUntil until when a late confirm gets the seats if they are still free
   * @param extended whether the deadline was moved, which can be done once
   */
  public record Hold(
      String id, int epoch, Instant expiresAt, Instant confirmableUntil, boolean extended) {}

  /**
   * One seat.
   *
   * @param seat id, {@code section:row:label}
   * @param row null for a standing place
   * @param label printed on the seat; for a standing place its number within the booking
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Seat(
      String seat, String section, String row, String label, String category, long priceMinor) {}

  /** The right to one seat. */
  public record Ticket(String ticketId, String seat, String category, long priceMinor) {}

  /** A payment and how far it has come. */
  public record Payment(String id, String state) {}
}

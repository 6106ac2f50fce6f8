package dev.rushline.edge.replies;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.Suggestion;
import dev.rushline.schemas.topics.Topics;
import java.time.Instant;

/** What came of asking the owner of a sale. */
public sealed interface OwnerAnswer {

  /** What came of a question about a booking. */
  sealed interface OfBooking extends OwnerAnswer permits Granted, Refused, Silent {}

  /** What came of asking for a suggestion. */
  sealed interface OfSuggestion extends OwnerAnswer permits Suggested, Refused, Silent {}

  /**
   * Yes; the booking as it is after the command.
   *
   * @param repeated whether the idempotency key had been answered before and this is that answer
   * @param decidedAt the log's clock at the decision
   */
  record Granted(Booking booking, boolean repeated, Receipt receipt, Instant decidedAt)
      implements OfBooking {}

  /**
   * Seats that would be granted; nothing is held.
   *
   * @param decidedAt the log's clock when that was so
   */
  record Suggested(Suggestion suggestion, Receipt receipt, Instant decidedAt)
      implements OfSuggestion {}

  /** No, and why. */
  record Refused(Refusal refusal, boolean repeated, Receipt receipt)
      implements OfBooking, OfSuggestion {}

  /** No answer in time. The command is in the log, or on its way, and will be decided. */
  record Silent() implements OfBooking, OfSuggestion {}

  /** The answer that a reply carries. */
  static OwnerAnswer of(BookingReply reply) {
    Receipt receipt =
        new Receipt(
            Topics.BOOKING_COMMANDS.name(), reply.getCommandPartition(), reply.getCommandOffset());
    return switch (reply.getBody()) {
      case Booking booking ->
          new Granted(booking, reply.getRepeated(), receipt, reply.getDecidedAt());
      case Suggestion suggestion -> new Suggested(suggestion, receipt, reply.getDecidedAt());
      case Refusal refusal -> new Refused(refusal, reply.getRepeated(), receipt);
      default -> throw new IllegalArgumentException("no answer: " + reply.getBody());
    };
  }
}

package dev.rushline.edge.replies;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.topics.Topics;
import java.time.Instant;

/** What came of asking the owner of a sale. */
public sealed interface OwnerAnswer {

  /**
   * Yes; the booking as it is after the command.
   *
   * @param repeated whether the idempotency key had been answered before and this is that answer
   * @param decidedAt the log's clock at the decision
   */
  record Granted(Booking booking, boolean repeated, Receipt receipt, Instant decidedAt)
      implements OwnerAnswer {}

  /** No, and why. */
  record Refused(Refusal refusal, boolean repeated, Receipt receipt) implements OwnerAnswer {}

  /** No answer in time. The command is in the log, or on its way, and will be decided. */
  record Silent() implements OwnerAnswer {}

  /** The answer that a reply carries. */
  static OwnerAnswer of(BookingReply reply) {
    Receipt receipt =
        new Receipt(
            Topics.BOOKING_COMMANDS.name(), reply.getCommandPartition(), reply.getCommandOffset());
    return switch (reply.getBody()) {
      case Booking booking ->
          new Granted(booking, reply.getRepeated(), receipt, reply.getDecidedAt());
      case Refusal refusal -> new Refused(refusal, reply.getRepeated(), receipt);
      default -> throw new IllegalArgumentException("no answer: " + reply.getBody());
    };
  }
}

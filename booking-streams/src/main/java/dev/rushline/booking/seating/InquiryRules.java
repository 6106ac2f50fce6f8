package dev.rushline.booking.seating;

import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;

/** How a customer's booking stands; nobody else may look at it. */
record InquiryRules(SaleState state) {

  Step decide(SaleCommand.Inquire command) {
    return state
        .bookingOf(command.customerId(), command.bookingId())
        .<Step>map(booking -> new Step.Answered(new Reply.Granted(booking), false))
        .orElseGet(() -> Step.Answered.refused(Rejection.BOOKING_UNKNOWN));
  }
}

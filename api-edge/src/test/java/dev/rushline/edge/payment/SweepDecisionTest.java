package dev.rushline.edge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.Receipt;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Captured if and only if the booking is confirmed with this payment; undecided while it is open.
 */
class SweepDecisionTest {
  private static final Receipt RECEIPT = new Receipt("booking.commands", 0, 0);
  private static final Payment PAYMENT =
      new Payment(
          "pay_1",
          "opera.a",
          "fan",
          1,
          5000,
          "EUR",
          PaymentState.AUTHORISED,
          ByteBuffer.allocate(0),
          Optional.empty());

  static Stream<Arguments> answers() {
    return Stream.of(
        // the owner says                                => the payment is
        Arguments.of(new OwnerAnswer.Silent(), null),
        Arguments.of(granted(BookingStatus.HELD, null), null),
        Arguments.of(granted(BookingStatus.CONFIRMED, "pay_1"), PaymentState.CAPTURING),
        Arguments.of(granted(BookingStatus.CONFIRMED, "pay_2"), PaymentState.VOIDING),
        Arguments.of(granted(BookingStatus.RELEASED, null), PaymentState.VOIDING),
        Arguments.of(granted(BookingStatus.EXPIRED, null), PaymentState.VOIDING),
        Arguments.of(
            new OwnerAnswer.Refused(
                new Refusal(RejectionCode.BOOKING_UNKNOWN, List.of(), null, List.of()),
                false,
                RECEIPT),
            PaymentState.VOIDING));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void the_owners_word_decides(OwnerAnswer.OfBooking answer, PaymentState decided) {
    assertThat(SweepPayments.decision(PAYMENT, answer)).isEqualTo(Optional.ofNullable(decided));
  }

  private static OwnerAnswer.OfBooking granted(BookingStatus status, String paymentId) {
    Booking booking =
        new Booking(
            "opera.a",
            "opera",
            "fan",
            status,
            3L,
            1,
            Instant.EPOCH,
            "EUR",
            5000L,
            List.of("S1:A:1"),
            List.of("P1"),
            List.of(5000L),
            paymentId,
            Instant.EPOCH,
            Instant.EPOCH);
    return new OwnerAnswer.Granted(booking, false, RECEIPT, Instant.EPOCH);
  }
}

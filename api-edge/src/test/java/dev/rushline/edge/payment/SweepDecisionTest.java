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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Captured if and only if the booking is confirmed with this payment; undecided while it is open.
 */
class SweepDecisionTest {
  private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");
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
          Optional.empty(),
          Optional.empty());

  static Stream<Arguments> answers() {
    return Stream.of(
        // the owner says                                => the payment is
        Arguments.of(new OwnerAnswer.Silent(), null),
        Arguments.of(granted(BookingStatus.HELD, null), null),
        Arguments.of(granted(BookingStatus.CONFIRMED, "pay_1"), PaymentState.CAPTURING),
        Arguments.of(granted(BookingStatus.CONFIRMED, "pay_2"), PaymentState.VOIDING),
        Arguments.of(granted(BookingStatus.RELEASED, null), PaymentState.VOIDING),
        Arguments.of(expired(NOW.plusMillis(1)), null),
        Arguments.of(expired(NOW), PaymentState.VOIDING),
        Arguments.of(expired(null), PaymentState.VOIDING),
        Arguments.of(cancelled("pay_1", 4000), PaymentState.REFUNDING),
        Arguments.of(cancelled("pay_1", 0), PaymentState.CAPTURING),
        Arguments.of(cancelled("pay_2", 4000), PaymentState.VOIDING),
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
    assertThat(SweepPayments.decision(PAYMENT, answer).map(SweepPayments.Verdict::state))
        .isEqualTo(Optional.ofNullable(decided));
  }

  @Test
  void as_much_is_given_back_as_the_owner_says() {
    assertThat(SweepPayments.decision(PAYMENT, cancelled("pay_1", 4000)))
        .contains(new SweepPayments.Verdict(PaymentState.REFUNDING, 4000));
  }

  private static OwnerAnswer.OfBooking granted(BookingStatus status, String paymentId) {
    return granted(status, paymentId, null, null);
  }

  private static OwnerAnswer.OfBooking expired(Instant confirmableUntil) {
    return granted(BookingStatus.EXPIRED, null, confirmableUntil, null);
  }

  private static OwnerAnswer.OfBooking cancelled(String paymentId, long refundMinor) {
    return granted(BookingStatus.CANCELLED, paymentId, null, refundMinor);
  }

  private static OwnerAnswer.OfBooking granted(
      BookingStatus status, String paymentId, Instant confirmableUntil, Long refundMinor) {
    Booking booking =
        new Booking(
            "opera.a",
            "opera",
            "fan",
            status,
            3L,
            1,
            Instant.EPOCH,
            confirmableUntil,
            false,
            "EUR",
            5000L,
            List.of("S1:A:1"),
            List.of("P1"),
            List.of(5000L),
            null,
            null,
            List.of(),
            paymentId,
            refundMinor,
            Instant.EPOCH,
            Instant.EPOCH);
    return new OwnerAnswer.Granted(booking, false, RECEIPT, NOW);
  }
}

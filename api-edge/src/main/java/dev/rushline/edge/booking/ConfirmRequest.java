package dev.rushline.edge.booking;

import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.Booking;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pay for a booking.
 *
 * @param bookingId the booking
 * @param paymentToken stands for the means of payment, from the provider; 1 to 255 characters
 * @param holdId the hold that is paid for, as an answer named it: nothing is paid if the booking
 *     has another one by now; absent: the hold that this edge knows of
 */
public record ConfirmRequest(String bookingId, String paymentToken, String holdId) {
  private static final int TOKEN_LENGTH_MAX = 255;
  private static final int PAYMENT_ID_LENGTH = 26;
  private static final Pattern EPOCH = Pattern.compile("[1-9][0-9]{0,8}");

  /**
   * Checks a request.
   *
   * @throws ProblemException with every rule broken
   */
  static BookingId check(ConfirmRequest request) {
    if (request == null) {
      throw new ProblemException(ProblemCode.BODY_MISSING, "Say which booking, and pay");
    }
    List<FieldError> errors = new ArrayList<>();
    if (request.bookingId() == null) {
      errors.add(new FieldError("bookingId", "is needed"));
    }
    if (request.holdId() != null
        && (request.bookingId() == null || request.holdEpoch().isEmpty())) {
      errors.add(new FieldError("holdId", "not a hold of the booking"));
    }
    String token = request.paymentToken();
    if (token == null || token.isBlank() || token.length() > TOKEN_LENGTH_MAX) {
      errors.add(new FieldError("paymentToken", "1 to " + TOKEN_LENGTH_MAX + " characters"));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.validation(errors);
    }
    return BookingId.parse(request.bookingId());
  }

  /** The epoch of the hold that is named; empty when none is, or none that can be. */
  Optional<Integer> holdEpoch() {
    String prefix = bookingId + ".";
    String epoch =
        holdId != null && holdId.startsWith(prefix) ? holdId.substring(prefix.length()) : "";
    return EPOCH.matcher(epoch).matches() ? Optional.of(Integer.valueOf(epoch)) : Optional.empty();
  }

  /** SHA-256 of what is asked. */
  ByteBuffer fingerprint() {
    return ByteBuffer.wrap(new Fingerprint("confirm").add(bookingId).add(paymentToken).end());
  }

  /** The same for every try, on every edge, so that no try is paid for twice. */
  static String paymentId(Booking booking, String idempotencyKey) {
    byte[] hash = new Fingerprint("payment").add(booking.getBookingId()).add(idempotencyKey).end();
    return "pay_" + Base32.encode(hash, PAYMENT_ID_LENGTH);
  }
}

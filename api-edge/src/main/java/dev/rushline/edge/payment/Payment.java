package dev.rushline.edge.payment;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One attempt to pay for a booking.
 *
 * @param id the same for every try of one confirm; the provider's idempotency key
 * @param bookingId the booking
 * @param customerId who pays
 * @param holdEpoch the hold that is paid for
 * @param amountMinor amount in minor units
 * @param currency ISO 4217
 * @param state how far it has come
 * @param fingerprint SHA-256 of the confirm
 * @param refundMinor how much is given back of a cancelled booking's payment, in minor units
 * @param refusal why it was declined or voided, as a problem code
 */
public record Payment(
    String id,
    String bookingId,
    String customerId,
    int holdEpoch,
    long amountMinor,
    String currency,
    PaymentState state,
    ByteBuffer fingerprint,
    Optional<Long> refundMinor,
    Optional<String> refusal) {}

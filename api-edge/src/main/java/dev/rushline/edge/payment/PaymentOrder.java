package dev.rushline.edge.payment;

/**
 * What a provider is asked to reserve.
 *
 * @param paymentId the provider's idempotency key
 * @param amountMinor amount in minor units
 * @param currency ISO 4217
 * @param token stands for the customer's means of payment; from the provider's own page
 */
public record PaymentOrder(String paymentId, long amountMinor, String currency, String token) {}

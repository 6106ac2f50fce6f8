package dev.rushline.edge.payment;

import io.smallrye.mutiny.Uni;

/**
 * Somebody who moves money. All calls are safe to repeat: the payment id is the idempotency key. A
 * failure or a silence says nothing about what happened on the other side.
 */
public interface PaymentProvider {
  /** Reserves an amount, or tells again what came of it when the id was seen before. */
  Uni<Authorisation> authorise(PaymentOrder order);

  /** Takes a reserved amount. Fails when nothing is reserved under the id. */
  Uni<Void> capture(String paymentId);

  /**
   * Gives back part or all of an amount that was taken. Fails when nothing was taken under the id.
   *
   * @param amountMinor in minor units, the same in every try
   */
  Uni<Void> refund(String paymentId, long amountMinor);

  /**
   * Gives up what is reserved under the id. Also when the provider has never heard of it: an order
   * that is still on its way must then be declined. Fails when the amount was taken.
   */
  Uni<Void> cancel(String paymentId);
}

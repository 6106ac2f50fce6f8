package dev.rushline.edge.payment;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far a payment has come.
 *
 * <pre>
 *   AUTHORISING ──▶ AUTHORISED ──▶ CAPTURING ──▶ CAPTURED ──▶ REFUNDING ──▶ REFUNDED
 *      │   │            │
 *      │   └────────────┴────────▶ VOIDING ────▶ VOIDED
 *      └──▶ DECLINED
 * </pre>
 *
 * What the owner of the sale has confirmed was authorised, also where the ledger does not know it
 * (any more): CAPTURING and REFUNDING may follow AUTHORISING, too. A database that comes back
 * without its last commits must not void what was sold.
 *
 * <p>CAPTURING, VOIDING and REFUNDING are decisions: written before the provider is told. A refund
 * may be decided before the capture is done; the provider is then told of both.
 */
public enum PaymentState {
  /** The provider is asked, may have been asked, or is about to be. */
  AUTHORISING,
  /** The provider reserved the amount; the owner of the sale has not been heard yet. */
  AUTHORISED,
  /** The provider refused; nothing was reserved. */
  DECLINED,
  /** The booking is confirmed with this payment; the provider is being told. */
  CAPTURING,
  /** The amount was taken. */
  CAPTURED,
  /** The booking will never be confirmed with this payment; the provider is being told. */
  VOIDING,
  /** Nothing is reserved any more, and never will be under this id. */
  VOIDED,
  /** The booking was cancelled; the provider is being told how much to give back. */
  REFUNDING,
  /** The amount, or the part of it that was promised, was given back. */
  REFUNDED;

  /** The states from which this one may be entered. */
  Set<PaymentState> enteredFrom() {
    return switch (this) {
      case AUTHORISING -> EnumSet.noneOf(PaymentState.class);
      case AUTHORISED, DECLINED -> EnumSet.of(AUTHORISING);
      case CAPTURING -> EnumSet.of(AUTHORISING, AUTHORISED);
      case VOIDING -> EnumSet.of(AUTHORISING, AUTHORISED);
      case CAPTURED -> EnumSet.of(CAPTURING);
      case VOIDED -> EnumSet.of(VOIDING);
      case REFUNDING -> EnumSet.of(AUTHORISING, AUTHORISED, CAPTURING, CAPTURED);
      case REFUNDED -> EnumSet.of(REFUNDING);
    };
  }
}

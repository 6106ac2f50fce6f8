package dev.rushline.edge.payment;

/** A provider's answer to an order. */
public sealed interface Authorisation {
  /**
   * The amount is reserved.
   *
   * @param reference the provider's own name of the payment
   */
  record Approved(String reference) implements Authorisation {}

  /** Nothing is reserved, and never will be under this id. */
  record Declined() implements Authorisation {}

  /** The token stands for nothing the provider knows. */
  record TokenUnknown() implements Authorisation {}
}

package dev.rushline.prove.failover;

import java.util.Optional;

/**
 * Somebody who wants one seat and pays for it. What was not decided is asked again, with the same
 * key, when everything is well.
 */
final class Fan {
  private final int number;
  private final int event;
  private final String eventId;
  private final String seat;
  private final String token;
  private Answer checkout = Answer.none("not asked");
  private Answer confirm = Answer.none("not asked");

  Fan(int number, int event, String eventId, String seat, String token) {
    this.number = number;
    this.event = event;
    this.eventId = eventId;
    this.seat = seat;
    this.token = token;
  }

  int event() {
    return event;
  }

  String eventId() {
    return eventId;
  }

  String seat() {
    return seat;
  }

  String checkoutKey() {
    return "checkout-" + number;
  }

  String confirmKey() {
    return "confirm-" + number;
  }

  synchronized Answer checkout() {
    return checkout;
  }

  synchronized Answer confirm() {
    return confirm;
  }

  /** The booking that is theirs, if they have got their seat. */
  synchronized Optional<String> booking() {
    return checkout.status() == 201 ? checkout.text("bookingId") : Optional.empty();
  }

  /** Whether everything they asked was decided. */
  synchronized boolean done() {
    return checkout.outcome() == Attempt.Outcome.DECIDED
        && (booking().isEmpty() || confirm.outcome() == Attempt.Outcome.DECIDED);
  }

  /** Asks; what they were answered last is what they know. */
  TwoEdges.Heard ask(Attempt.Kind kind, TwoEdges edges) throws InterruptedException {
    return switch (kind) {
      case CHECKOUT -> askCheckout(edges);
      case CONFIRM -> askConfirm(edges);
    };
  }

  private TwoEdges.Heard askCheckout(TwoEdges edges) throws InterruptedException {
    TwoEdges.Heard heard =
        edges.post(
            number,
            "/booking/checkout",
            token,
            checkoutKey(),
            "{\"eventId\":\"%s\",\"seats\":[\"%s\"]}".formatted(eventId, seat));
    synchronized (this) {
      checkout = heard.answer();
    }
    return heard;
  }

  private TwoEdges.Heard askConfirm(TwoEdges edges) throws InterruptedException {
    String booking = booking().orElseThrow();
    TwoEdges.Heard heard =
        edges.post(
            number + 1,
            "/booking/confirm",
            token,
            confirmKey(),
            "{\"bookingId\":\"%s\",\"paymentToken\":\"tok_approve\"}".formatted(booking));
    synchronized (this) {
      confirm = heard.answer();
    }
    return heard;
  }
}

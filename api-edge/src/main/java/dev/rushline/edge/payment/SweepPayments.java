package dev.rushline.edge.payment;

import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.Inquire;
import dev.rushline.schemas.booking.RejectionCode;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Ends payments that a crash left behind: tells the provider again what was decided, and asks the
 * owner about those of which nothing was heard. Only the owner's word counts, never age alone.
 */
@Singleton
@Startup
public class SweepPayments {
  private static final Logger LOG = Logger.getLogger(SweepPayments.class);

  private final PaymentLedger ledger;
  private final SettlePayment settle;
  private final SaleOwner owner;
  private final PaymentSettings settings;
  private final AtomicBoolean sweeping = new AtomicBoolean();

  SweepPayments(
      PaymentLedger ledger,
      SettlePayment settle,
      SaleOwner owner,
      PaymentSettings settings,
      Vertx vertx) {
    this.ledger = ledger;
    this.settle = settle;
    this.owner = owner;
    this.settings = settings;
    vertx.setPeriodic(settings.sweepEvery().toMillis(), _ -> begin());
  }

  private void begin() {
    if (sweeping.compareAndSet(false, true)) {
      var _ =
          Uni.createFrom()
              .deferred(this::sweep)
              .onTermination()
              .invoke(() -> sweeping.set(false))
              .subscribe()
              .with(_ -> {}, failure -> LOG.warn("payments not swept", failure));
    }
  }

  Uni<Void> sweep() {
    return ledger
        .claimStale(settings.sweepDecidedAfter(), settings.sweepOpenAfter(), settings.sweepMax())
        .chain(
            stale ->
                Multi.createFrom()
                    .iterable(stale)
                    .onItem()
                    .transformToUniAndConcatenate(this::end)
                    .collect()
                    .last()
                    .replaceWithVoid());
  }

  private Uni<Void> end(Payment payment) {
    return switch (payment.state()) {
      case CAPTURING, VOIDING, REFUNDING -> settle.tell(List.of(payment));
      case AUTHORISING, AUTHORISED -> askOwner(payment);
      case DECLINED, CAPTURED, VOIDED, REFUNDED -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> askOwner(Payment payment) {
    String eventId = payment.bookingId().substring(0, payment.bookingId().indexOf('.'));
    return owner
        .ask(eventId, new Inquire(payment.bookingId(), payment.customerId()))
        .chain(
            answer ->
                decision(payment, answer)
                    .map(verdict -> enter(payment, verdict).chain(settle::tell))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        // One that cannot be asked about now does not keep the others waiting.
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "payment not swept paymentId=%s", payment.id()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<List<Payment>> enter(Payment payment, Verdict verdict) {
    return verdict.refundMinor() > 0
        ? ledger.refundAll(Map.of(payment.id(), verdict.refundMinor()))
        : ledger.enterAll(verdict.state(), List.of(payment.id()));
  }

  /** The state a payment enters, with what is given back. */
  record Verdict(PaymentState state, long refundMinor) {
    static final Verdict VOID = new Verdict(PaymentState.VOIDING, 0);
    static final Verdict CAPTURE = new Verdict(PaymentState.CAPTURING, 0);
  }

  /** What becomes of a payment by the owner's word; empty while that is open. */
  static Optional<Verdict> decision(Payment payment, OwnerAnswer.OfBooking answer) {
    return switch (answer) {
      case OwnerAnswer.Silent _ -> Optional.empty();
      // An owner that decides nothing of the event says nothing about its payments.
      case OwnerAnswer.Refused refused
          when refused.refusal().getCode() == RejectionCode.SALE_QUARANTINED ->
          Optional.empty();
      case OwnerAnswer.Refused _ -> Optional.of(Verdict.VOID);
      case OwnerAnswer.Granted granted -> decision(payment, granted.booking(), granted.decidedAt());
    };
  }

  private static Optional<Verdict> decision(Payment payment, Booking booking, Instant now) {
    boolean paidWithThis = payment.id().equals(booking.getPaymentId());
    return switch (booking.getStatus()) {
      case WAITING, HELD -> Optional.empty();
      // Until then a confirm that is on its way may bring the seats back.
      case EXPIRED -> isOver(booking, now) ? Optional.of(Verdict.VOID) : Optional.empty();
      case RELEASED -> Optional.of(Verdict.VOID);
      case CONFIRMED -> Optional.of(paidWithThis ? Verdict.CAPTURE : Verdict.VOID);
      case CANCELLED -> Optional.of(paidWithThis ? refund(booking) : Verdict.VOID);
    };
  }

  private static boolean isOver(Booking booking, Instant now) {
    Instant end = booking.getConfirmableUntil();
    return end == null || !now.isBefore(end);
  }

  private static Verdict refund(Booking booking) {
    return booking.getRefundMinor() > 0
        ? new Verdict(PaymentState.REFUNDING, booking.getRefundMinor())
        : Verdict.CAPTURE;
  }
}

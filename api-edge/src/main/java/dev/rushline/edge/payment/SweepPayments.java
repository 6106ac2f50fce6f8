package dev.rushline.edge.payment;

import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.Inquire;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
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
          sweep()
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
      case CAPTURING, VOIDING -> settle.tell(List.of(payment));
      case AUTHORISING, AUTHORISED -> askOwner(payment);
      case DECLINED, CAPTURED, VOIDED -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> askOwner(Payment payment) {
    String eventId = payment.bookingId().substring(0, payment.bookingId().indexOf('.'));
    return owner
        .ask(eventId, new Inquire(payment.bookingId(), payment.customerId()))
        .chain(
            answer ->
                decision(payment, answer)
                    .map(state -> ledger.enterAll(state, List.of(payment.id())).chain(settle::tell))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        // One that cannot be asked about now does not keep the others waiting.
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "payment not swept paymentId=%s", payment.id()))
        .onFailure()
        .recoverWithNull();
  }

  /** What becomes of a payment by the owner's word; empty while that is open. */
  static Optional<PaymentState> decision(Payment payment, OwnerAnswer.OfBooking answer) {
    return switch (answer) {
      case OwnerAnswer.Silent _ -> Optional.empty();
      case OwnerAnswer.Refused _ -> Optional.of(PaymentState.VOIDING);
      case OwnerAnswer.Granted granted -> decision(payment, granted.booking());
    };
  }

  private static Optional<PaymentState> decision(Payment payment, Booking booking) {
    if (booking.getStatus() == BookingStatus.HELD) {
      return Optional.empty();
    }
    boolean paidWithThis =
        booking.getStatus() == BookingStatus.CONFIRMED
            && payment.id().equals(booking.getPaymentId());
    return Optional.of(paidWithThis ? PaymentState.CAPTURING : PaymentState.VOIDING);
  }
}

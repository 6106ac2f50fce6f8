package dev.rushline.edge.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Ends payments, in two steps: the decision is written, then the provider is told. When the second
 * fails, the decision stands and the sweeper tells the provider again.
 */
@ApplicationScoped
public class SettlePayment {
  private static final Logger LOG = Logger.getLogger(SettlePayment.class);

  /** Calls to the provider at a time, for one batch of the log. */
  private static final int PROVIDER_CALLS_MAX = 8;

  private final PaymentLedger ledger;
  private final PaymentProvider provider;
  private final PaymentSettings settings;

  SettlePayment(PaymentLedger ledger, PaymentProvider provider, PaymentSettings settings) {
    this.ledger = ledger;
    this.provider = provider;
    this.settings = settings;
  }

  /**
   * Voids a payment that its owner refused.
   *
   * @param refusal the code the customer is told
   * @return the state reached: VOIDED, or VOIDING when the provider does not answer
   */
  public Uni<PaymentState> refused(Payment payment, String refusal) {
    return ledger
        .enter(PaymentState.VOIDING, payment.id(), PaymentLedger.Reason.refusal(refusal))
        .chain(
            entered ->
                entered.isPresent()
                    ? Uni.createFrom().item(entered)
                    : ledger.find(payment.id())) // the follower of the log was faster
        .map(Optional::orElseThrow)
        .chain(
            now ->
                now.state() == PaymentState.VOIDING
                    ? tellCancelled(now)
                    : Uni.createFrom().item(now.state()))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf(failure, "payment not voided yet paymentId=%s", payment.id());
              return PaymentState.VOIDING;
            });
  }

  /** Tells the provider about payments whose decision is written; never fails. */
  Uni<Void> tell(List<Payment> decided) {
    return Multi.createFrom()
        .iterable(decided)
        .onItem()
        .transformToUni(
            payment ->
                switch (payment.state()) {
                  case CAPTURING -> tellCaptured(payment);
                  case REFUNDING -> tellRefunded(payment);
                  default -> tellCancelled(payment);
                })
        .merge(PROVIDER_CALLS_MAX)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Tells the provider that nothing will be taken. */
  Uni<PaymentState> tellCancelled(Payment payment) {
    return done(payment, provider.cancel(payment.id()), PaymentState.VOIDING, PaymentState.VOIDED);
  }

  private Uni<PaymentState> tellCaptured(Payment payment) {
    return done(
        payment, provider.capture(payment.id()), PaymentState.CAPTURING, PaymentState.CAPTURED);
  }

  /** A refund may have been decided before the provider heard of the capture. */
  private Uni<PaymentState> tellRefunded(Payment payment) {
    Uni<Void> refund =
        provider
            .capture(payment.id())
            .chain(() -> provider.refund(payment.id(), payment.refundMinor().orElseThrow()));
    return done(payment, refund, PaymentState.REFUNDING, PaymentState.REFUNDED);
  }

  private Uni<PaymentState> done(
      Payment payment, Uni<Void> call, PaymentState deciding, PaymentState decided) {
    return call.ifNoItem()
        .after(settings.providerTimeout())
        .fail()
        .chain(() -> ledger.enter(decided, payment.id(), PaymentLedger.Reason.NONE))
        .map((Optional<Payment> _) -> decided)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf(
                  failure,
                  "payment provider not told paymentId=%s state=%s",
                  payment.id(),
                  deciding);
              return deciding;
            });
  }
}

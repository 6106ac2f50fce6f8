package dev.rushline.edge.payment;

import dev.rushline.edge.database.Outage;
import dev.rushline.edge.problem.OutageNotice;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The way of a payment up to the question to the owner of the sale. */
@ApplicationScoped
public class AuthorisePayment {
  private static final Logger LOG = Logger.getLogger(AuthorisePayment.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  private final OutageNotice outage = new OutageNotice(LOG, "ledger of payments or their provider");
  private final PaymentLedger ledger;
  private final PaymentProvider provider;
  private final SettlePayment settle;
  private final PaymentSettings settings;

  AuthorisePayment(
      PaymentLedger ledger,
      PaymentProvider provider,
      SettlePayment settle,
      PaymentSettings settings) {
    this.ledger = ledger;
    this.provider = provider;
    this.settle = settle;
    this.settings = settings;
  }

  /**
   * Gets a payment authorised, or finds out what became of it when it was tried before.
   *
   * @param intent the payment, in whatever state
   * @param token stands for the customer's means of payment
   * @return the payment as it is now, never AUTHORISING; fails with a ProblemException when the key
   *     was used with another body, or when ledger or provider do not answer: then the same request
   *     may be sent again and will not reserve anything twice
   */
  public Uni<Payment> authorise(Payment intent, String token) {
    return inTime(intent, ledger.begin(intent))
        .chain(
            found -> {
              Payment payment = sameRequest(intent, found);
              return payment.state() == PaymentState.AUTHORISING
                  ? askProvider(payment, token)
                  : Uni.createFrom().item(payment);
            })
        .invoke(outage::answered);
  }

  /**
   * What an earlier try with the same key began, without beginning anything.
   *
   * @return the payment as it is now, or empty; fails as {@link #authorise} does
   */
  public Uni<Optional<Payment>> begun(Payment intent) {
    return inTime(intent, ledger.find(intent.id()))
        .map(found -> found.map(payment -> sameRequest(intent, payment)));
  }

  private <T> Uni<T> inTime(Payment intent, Uni<T> ledgerAnswer) {
    return ledgerAnswer
        .ifNoItem()
        .after(settings.providerTimeout())
        .fail()
        .onFailure()
        .transform(failure -> unavailable(intent, failure));
  }

  private static Payment sameRequest(Payment intent, Payment found) {
    if (!found.fingerprint().equals(intent.fingerprint())) {
      throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_REUSED, null);
    }
    return found;
  }

  private Uni<Payment> askProvider(Payment payment, String token) {
    PaymentOrder order =
        new PaymentOrder(payment.id(), payment.amountMinor(), payment.currency(), token);
    return provider
        .authorise(order)
        .ifNoItem()
        .after(settings.providerTimeout())
        .fail()
        .chain(answer -> note(payment, answer))
        .onFailure()
        .transform(failure -> unavailable(payment, failure));
  }

  private Uni<Payment> note(Payment payment, Authorisation answer) {
    var noted =
        switch (answer) {
          case Authorisation.Approved(String reference) ->
              ledger.enter(
                  PaymentState.AUTHORISED, payment.id(), new PaymentLedger.Reason(reference, null));
          case Authorisation.Declined _ -> declined(payment, ProblemCode.PAYMENT_DECLINED);
          case Authorisation.TokenUnknown _ -> declined(payment, ProblemCode.PAYMENT_TOKEN_INVALID);
        };
    return noted.chain(
        entered -> entered.isPresent() ? Uni.createFrom().item(entered.get()) : overtaken(payment));
  }

  private Uni<Optional<Payment>> declined(Payment payment, ProblemCode why) {
    return ledger.enter(
        PaymentState.DECLINED, payment.id(), PaymentLedger.Reason.refusal(why.name()));
  }

  /**
   * Somebody else moved the payment meanwhile: another try of the same request, or the booking
   * ended. In the latter case what was just reserved has to go, also if the provider had been told
   * before.
   */
  private Uni<Payment> overtaken(Payment payment) {
    return ledger
        .find(payment.id())
        .map(Optional::orElseThrow)
        .chain(
            now ->
                switch (now.state()) {
                  case VOIDING, VOIDED -> settle.tellCancelled(now).replaceWith(now);
                  case AUTHORISING,
                      AUTHORISED,
                      DECLINED,
                      CAPTURING,
                      CAPTURED,
                      REFUNDING,
                      REFUNDED ->
                      Uni.createFrom().item(now);
                });
  }

  private ProblemException unavailable(Payment payment, Throwable failure) {
    if (failure instanceof ProblemException problem) {
      return problem;
    }
    if (Outage.is(failure)) {
      outage.unanswered(failure);
    } else {
      LOG.warnf(failure, "payment not authorised paymentId=%s", payment.id());
    }
    return new ProblemException(
            ProblemCode.PAYMENT_UNAVAILABLE,
            "The hold is unchanged; try again with the same Idempotency-Key")
        .retryAfterSeconds(RETRY_AFTER_SECONDS);
  }
}

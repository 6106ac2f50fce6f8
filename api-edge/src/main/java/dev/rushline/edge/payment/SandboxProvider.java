package dev.rushline.edge.payment;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/**
 * Stands for a payment provider where there is none. Moves no money. The token says what happens:
 * {@code tok_approve}, {@code tok_decline}, {@code tok_timeout} (reserved, but no answer ever
 * comes) and {@code tok_fail_after_approval} (reserved, but the first call fails). Its books are a
 * table of its own, so that they survive the edge as a real provider's would.
 */
@DefaultBean
@ApplicationScoped
class SandboxProvider implements PaymentProvider {
  private static final String TIMEOUT = "tok_timeout";
  private static final String FAIL_AFTER_APPROVAL = "tok_fail_after_approval";

  /** Token to the state in which the order is entered. */
  private static final Map<String, String> OUTCOMES =
      Map.of(
          "tok_approve",
          "APPROVED",
          "tok_decline",
          "DECLINED",
          TIMEOUT,
          "APPROVED",
          FAIL_AFTER_APPROVAL,
          "APPROVED");

  private static final String ENTER =
      """
      insert into sandbox_payment
      values ($1, $2, $3, $4, $5, $6, now(), now())
      on conflict (idempotency_key) do nothing returning ref
      """;

  private static final String LOOK_UP =
      "select ref, state from sandbox_payment where idempotency_key = $1";

  private static final String CAPTURE =
      """
      update sandbox_payment set state = case state when 'REFUNDED' then state else 'CAPTURED' end, changed_at = now()
      where idempotency_key = $1 and state in ('APPROVED', 'CAPTURED', 'REFUNDED') returning ref
      """;

  private static final String REFUND =
      """
      update sandbox_payment set state = 'REFUNDED', refunded_minor = $2, changed_at = now()
      where idempotency_key = $1 and state in ('CAPTURED', 'REFUNDED') and amount_minor >= $2
      returning ref
      """;

  // An unknown id is entered as cancelled: XXX is ISO 4217's "no currency".
  private static final String CANCEL =
      """
      insert into sandbox_payment values ($2, $1, 0, 'XXX', 'CANCELLED', '', now(), now())
      on conflict (idempotency_key) do update set state = 'CANCELLED', changed_at = now()
      where sandbox_payment.state not in ('CAPTURED', 'REFUNDED') returning ref
      """;

  private final Pool pool;

  SandboxProvider(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Authorisation> authorise(PaymentOrder order) {
    String outcome = OUTCOMES.get(order.token());
    if (outcome == null) {
      return Uni.createFrom().item(new Authorisation.TokenUnknown());
    }
    Tuple entry =
        Tuple.tuple()
            .addValue(reference())
            .addValue(order.paymentId())
            .addValue(order.amountMinor())
            .addValue(order.currency())
            .addValue(outcome)
            .addValue(order.token());
    return pool.preparedQuery(ENTER)
        .execute(entry)
        .chain(entered -> answer(order, entered.rowCount() > 0));
  }

  private Uni<Authorisation> answer(PaymentOrder order, boolean first) {
    if (order.token().equals(TIMEOUT)) {
      return Uni.createFrom().nothing();
    }
    if (first && order.token().equals(FAIL_AFTER_APPROVAL)) {
      return Uni.createFrom().failure(new IllegalStateException("the sandbox failed as asked"));
    }
    return pool.preparedQuery(LOOK_UP)
        .execute(Tuple.of(order.paymentId()))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return switch (row.getString("state")) {
                case "APPROVED", "CAPTURED", "REFUNDED" ->
                    new Authorisation.Approved(row.getString("ref"));
                default -> new Authorisation.Declined();
              };
            });
  }

  @Override
  public Uni<Void> capture(String paymentId) {
    return expectChange(CAPTURE, Tuple.of(paymentId), "capture", paymentId);
  }

  @Override
  public Uni<Void> refund(String paymentId, long amountMinor) {
    return expectChange(REFUND, Tuple.of(paymentId, amountMinor), "refund", paymentId);
  }

  @Override
  public Uni<Void> cancel(String paymentId) {
    return expectChange(CANCEL, Tuple.of(paymentId, reference()), "cancel", paymentId);
  }

  private Uni<Void> expectChange(String sql, Tuple values, String what, String paymentId) {
    return pool.preparedQuery(sql)
        .execute(values)
        .invoke(
            rows -> {
              RowIterator<Row> changed = rows.iterator();
              if (!changed.hasNext()) {
                throw new IllegalStateException("sandbox: cannot " + what + " " + paymentId);
              }
            })
        .replaceWithVoid();
  }

  private static String reference() {
    return "sandbox_" + UUID.randomUUID();
  }
}

package dev.rushline.edge.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The edge's own record of payments. Every change of state is one conditional update, so that of
 * two contrary changes, on whatever edges, exactly one happens.
 */
@ApplicationScoped
public class PaymentLedger {
  private static final String BEGIN =
      """
      insert into payment (payment_id, booking_id, customer_id, hold_epoch, amount_minor, currency,
        state, fingerprint, created_at, changed_at)
      values ($1, $2, $3, $4, $5, $6, 'AUTHORISING', $7, now(), now())
      on conflict (payment_id) do nothing
      """;

  private static final String FIND = "select * from payment where payment_id = $1";

  // A refusal once told stays: the same request gets the same answer.
  private static final String ENTER =
      """
      update payment set state = $1, changed_at = now(),
        provider_ref = coalesce($4, provider_ref), refusal = coalesce(refusal, $5)
      where state = any($3) and\s""";

  private static final String BY_PAYMENT = ENTER + "payment_id = any($2) returning *";
  private static final String BY_BOOKING = ENTER + "booking_id = any($2) returning *";

  private static final String REFUND =
      """
      update payment set state = 'REFUNDING', refund_minor = refund.minor, changed_at = now()
      from unnest($1::text[], $2::bigint[]) as refund (id, minor)
      where payment_id = refund.id and state = any($3) returning payment.*
      """;

  // Also puts the rows at the end of the line and claims them: another edge finds them changed.
  private static final String CLAIM =
      """
      update payment set changed_at = now() where payment_id in (
        select payment_id from payment
        where (state in ('CAPTURING', 'VOIDING', 'REFUNDING') and changed_at < now() - $1 * interval '1 second')
          or (state in ('AUTHORISING', 'AUTHORISED')
            and changed_at < now() - $2 * interval '1 second')
        order by changed_at limit $3 for update skip locked)
      returning *
      """;

  /** Far longer than any of these takes, and shorter than a customer waits. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  private final Pool pool;
  private final MeterRegistry meters;

  PaymentLedger(Pool pool, MeterRegistry meters) {
    this.pool = pool;
    this.meters = meters;
  }

  /** Writes an intent; when the id is known already, what is there stays. */
  Uni<Payment> begin(Payment intent) {
    Tuple values =
        Tuple.tuple()
            .addValue(intent.id())
            .addValue(intent.bookingId())
            .addValue(intent.customerId())
            .addValue(intent.holdEpoch())
            .addValue(intent.amountMinor())
            .addValue(intent.currency())
            .addValue(Buffer.buffer(bytes(intent.fingerprint())).getDelegate());
    return ask(BEGIN, values)
        .invoke(rows -> count(PaymentState.AUTHORISING, rows.rowCount()))
        .chain(() -> find(intent.id()))
        .map(Optional::orElseThrow);
  }

  Uni<Optional<Payment>> find(String paymentId) {
    return ask(FIND, Tuple.of(paymentId)).map(rows -> payments(rows).stream().findFirst());
  }

  /** Enters a state where that is legal. */
  Uni<Optional<Payment>> enter(PaymentState state, String paymentId, Reason reason) {
    return enter(BY_PAYMENT, state, List.of(paymentId), reason)
        .map(entered -> entered.stream().findFirst());
  }

  /** Enters a state with those of the payments for which that is legal. */
  Uni<List<Payment>> enterAll(PaymentState state, Collection<String> paymentIds) {
    return enter(BY_PAYMENT, state, paymentIds, Reason.NONE);
  }

  /** Enters a state with those payments of the bookings for which that is legal. */
  Uni<List<Payment>> enterAllOf(PaymentState state, Collection<String> bookingIds) {
    return enter(BY_BOOKING, state, bookingIds, Reason.NONE);
  }

  /**
   * Decides refunds with those of the payments for which that is legal.
   *
   * @param refundsMinor how much of each payment comes back, in minor units
   */
  Uni<List<Payment>> refundAll(Map<String, Long> refundsMinor) {
    if (refundsMinor.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    String[] ids = refundsMinor.keySet().toArray(String[]::new);
    Long[] amounts = Arrays.stream(ids).map(refundsMinor::get).toArray(Long[]::new);
    Tuple values =
        Tuple.tuple()
            .addArrayOfString(ids)
            .addArrayOfLong(amounts)
            .addArrayOfString(names(PaymentState.REFUNDING.enteredFrom()));
    return ask(REFUND, values)
        .invoke(rows -> count(PaymentState.REFUNDING, rows.rowCount()))
        .map(PaymentLedger::payments);
  }

  private static String[] names(Set<PaymentState> states) {
    return states.stream().map(Enum::name).toArray(String[]::new);
  }

  /** What is known beside the state. */
  record Reason(String providerReference, String refusal) {
    static final Reason NONE = new Reason(null, null);

    static Reason refusal(String code) {
      return new Reason(null, code);
    }
  }

  /**
   * Payments that have lain for too long, for this edge alone.
   *
   * @param decidedFor since when, if the provider was only not told yet
   * @param openFor since when, if it is not decided what becomes of them
   */
  Uni<List<Payment>> claimStale(Duration decidedFor, Duration openFor, int max) {
    return ask(CLAIM, Tuple.of((double) decidedFor.toSeconds(), (double) openFor.toSeconds(), max))
        .map(PaymentLedger::payments);
  }

  private Uni<List<Payment>> enter(
      String sql, PaymentState state, Collection<String> ids, Reason reason) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Tuple values =
        Tuple.tuple()
            .addValue(state.name())
            .addArrayOfString(ids.toArray(String[]::new))
            .addArrayOfString(names(state.enteredFrom()))
            .addValue(reason.providerReference())
            .addValue(reason.refusal());
    return ask(sql, values)
        .invoke(rows -> count(state, rows.rowCount()))
        .map(PaymentLedger::payments);
  }

  /**
   * A database that hangs is one that is away; whether it has done what it was asked is not known.
   */
  private Uni<RowSet<Row>> ask(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values).ifNoItem().after(ANSWER_MAX).fail();
  }

  private void count(PaymentState state, int payments) {
    meters.counter("rushline.payments", "state", state.name()).increment(payments);
  }

  private static List<Payment> payments(RowSet<Row> rows) {
    List<Payment> payments = new ArrayList<>(rows.size());
    for (Row row : rows) {
      payments.add(
          new Payment(
              row.getString("payment_id"),
              row.getString("booking_id"),
              row.getString("customer_id"),
              row.getInteger("hold_epoch"),
              row.getLong("amount_minor"),
              row.getString("currency"),
              PaymentState.valueOf(row.getString("state")),
              ByteBuffer.wrap(row.getBuffer("fingerprint").getBytes()),
              Optional.ofNullable(row.getLong("refund_minor")),
              Optional.ofNullable(row.getString("refusal"))));
    }
    return payments;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}

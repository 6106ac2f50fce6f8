package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Idle is idle: where nothing is due and nobody asks, no transaction is begun and nothing is
 * written. The first of the shared system, since what other tests leave behind is due for a while.
 */
@Tag("long")
@Order(Integer.MIN_VALUE)
@ExtendWith(WithRunningSystem.class)
class IdleTest {
  /** Where the broker notes each transaction's steps. */
  private static final String TRANSACTIONS = "__transaction_state";

  /**
   * Connect notes every few seconds how far it has read PostgreSQL's log, or PostgreSQL would keep
   * all of it.
   */
  private static final Pattern HEARTBEATS =
      Pattern.compile("__debezium-heartbeat\\..*|connect\\.offsets");

  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);
  private static final Duration AS_LONG_AS_ANY_TIMER = Duration.ofSeconds(5);

  private final RunningSystem system;
  private final Admin admin;

  IdleTest(RunningSystem system) {
    this.system = system;
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                (Object) system.processes().kafka().bootstrap()));
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void a_minute_without_requests_has_no_transaction_and_no_record() throws Exception {
    String event = new Catalogue(system).onSale(500, Map.of("holdTtlSeconds", 1));
    holdOne(event, "before");
    Map<String, Long> before = settled();

    TimeUnit.MINUTES.sleep(A_MINUTE.toMinutes()); // what is measured, not a wait for a state

    assertThat(ends()).isEqualTo(before);
    holdOne(event, "after");
    assertThat(settled().get(TRANSACTIONS))
        .as("the control")
        .isGreaterThan(before.get(TRANSACTIONS));
  }

  private void holdOne(String event, String name) throws Exception {
    Person fan = new Person(system.edges().getFirst(), system.token("idle-" + name, "fan"));
    Map<String, Object> wish = Map.of("eventId", event, "best", Map.of("count", 1));
    assertThat(fan.checkout("idle-" + name, wish).status()).isEqualTo(201);
  }

  private Map<String, Long> ends() throws ExecutionException, InterruptedException {
    Map<String, Long> ends = LogEnds.of(admin);
    ends.keySet().removeIf(HEARTBEATS.asMatchPredicate());
    return ends;
  }

  /** The ends of all logs once they stand still for longer than a timer waits that has work. */
  private Map<String, Long> settled() throws Exception {
    AtomicReference<Map<String, Long>> last = new AtomicReference<>(Map.of());
    Awaitility.await("the logs to stand still")
        .atMost(SETTLED_WITHIN)
        .pollInterval(AS_LONG_AS_ANY_TIMER)
        .untilAsserted(
            () -> {
              Map<String, Long> before = last.getAndSet(ends());
              assertThat(last.get()).isEqualTo(before);
            });
    return last.get();
  }
}

package dev.rushline.system;

import dev.rushline.local.process.Daemon;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.awaitility.Awaitility;

/**
 * Kills a writer that has a transaction open, which readers then wait for: the worst moment, and
 * one that a kill at any time rarely meets.
 */
final class OpenTransaction {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningSystem system;
  private final String transactionalId;

  /**
   * Knows the writer by its transactions.
   *
   * @param transactionalId what its producer calls itself
   */
  OpenTransaction(RunningSystem system, String transactionalId) {
    this.system = system;
    this.transactionalId = transactionalId;
  }

  /** Kills the writer's process in a transaction; somebody must keep it writing meanwhile. */
  void kill(Daemon writer) throws InterruptedException {
    try (Admin admin = admin()) {
      Awaitility.await("an open transaction of " + transactionalId)
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(7))
          .until(() -> pausedInside(admin, writer));
    }
    writer.kill();
  }

  /** How long a transaction of the writer may stay open before the broker aborts it. */
  Duration longest() throws Exception {
    try (Admin admin = admin()) {
      TransactionDescription writer =
          admin.describeTransactions(List.of(transactionalId)).description(transactionalId).get();
      return Duration.ofMillis(writer.transactionTimeoutMs());
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            (Object) system.processes().kafka().bootstrap()));
  }

  private boolean pausedInside(Admin admin, Daemon writer) throws Exception {
    writer.pause();
    boolean inside = isOpen(admin);
    if (!inside) {
      writer.resume();
    }
    return inside;
  }

  private boolean isOpen(Admin admin) throws Exception {
    ListTransactionsOptions ongoing =
        new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
    return admin.listTransactions(ongoing).all().get().stream()
        .map(TransactionListing::transactionalId)
        .anyMatch(transactionalId::equals);
  }
}

package dev.rushline.edge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.edge.database.Database;
import dev.rushline.edge.database.Outage;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.edge.servers.EdgeServers;
import dev.rushline.local.junit.ServerKind;
import dev.rushline.local.junit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that is there, and does not answer: its table is locked by somebody else. */
@QuarkusTest
@QuarkusTestResource(EdgeServers.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PaymentLedgerTest {
  /** Three times as many as there are connections. */
  private static final int MANY = 60;

  @Inject PaymentLedger ledger;
  @Inject Database database;

  @Test
  void who_asks_for_a_payment_does_not_wait_for_ever_and_leaves_no_connection_behind()
      throws Exception {
    assertThat(whileLocked(this::payment)).hasSize(MANY).allMatch(Outage::is, "an outage");

    assertThat(failure(this::payment)).isNull();
  }

  @Test
  void who_reads_the_catalogue_does_not_wait_for_ever_and_leaves_no_connection_behind()
      throws Exception {
    assertThat(whileLocked(this::read)).hasSize(MANY).hasOnlyElementsOfType(ProblemException.class);

    assertThat(failure(this::read)).isNull();
  }

  private Uni<?> payment() {
    return ledger.find("p-1");
  }

  private Uni<?> read() {
    return database.read(
        session ->
            session
                .createNativeQuery("select count(*) from payment", Long.class)
                .getSingleResult());
  }

  /** What becomes of many who ask at once while another transaction has the table. */
  private static List<Throwable> whileLocked(Supplier<Uni<?>> question) throws Exception {
    Servers servers = Servers.running(EnumSet.of(ServerKind.POSTGRES));
    List<Throwable> failures = new ArrayList<>();
    try (Connection other = servers.postgres().connect();
        Statement sql = other.createStatement();
        ExecutorService asking = Executors.newFixedThreadPool(MANY)) {
      other.setAutoCommit(false);
      sql.execute("lock table payment in access exclusive mode");
      List<Callable<Throwable>> all = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        all.add(() -> failure(question));
      }
      for (Future<Throwable> asked : asking.invokeAll(all)) {
        failures.add(asked.get());
      }
    }
    return failures;
  }

  /** Null when there is none. */
  private static Throwable failure(Supplier<Uni<?>> question) {
    try {
      VertxContextSupport.subscribeAndAwait(question::get);
      return null;
    } catch (Throwable e) {
      return e;
    }
  }
}

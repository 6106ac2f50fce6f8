package dev.rushline.streams;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KafkaStreams.StateListener;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Whoever takes over the partitions of an instance that died ends the transaction which that one
 * has left open: nobody can read past it, and the broker would wait for its timeout. An instance
 * that is not in the group and has a transaction open is dead, or was taken for it; if it goes on,
 * it finds itself fenced and begins anew.
 */
@ApplicationScoped
public class FenceTheDead implements StateListener {
  private static final Logger LOG = Logger.getLogger(FenceTheDead.class);
  private static final Duration BETWEEN_PASSES = Duration.ofMillis(250);

  /** Far longer than a commit takes, and about what the group takes to give an instance up. */
  static final Duration OPEN_FOR = Duration.ofSeconds(2);

  /** Then the transaction's timeout has come. */
  private static final int PASSES_MAX = 40;

  /** For one request; also the timeout of the transactions that fencing makes room for. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String bootstrap;
  private final String application;
  private final Clock clock;
  private final AtomicReference<Thread> watch = new AtomicReference<>();
  private volatile State state = State.CREATED;

  FenceTheDead(
      @ConfigProperty(name = "quarkus.kafka-streams.bootstrap-servers") String bootstrap,
      @ConfigProperty(name = "quarkus.kafka-streams.application-id") String application,
      Clock clock) {
    this.bootstrap = bootstrap;
    this.application = application;
    this.clock = clock;
  }

  @Override
  public void onChange(State now, State before) {
    state = now;
    if (now == State.REBALANCING) {
      watch.updateAndGet(
          running ->
              running != null && running.isAlive()
                  ? running
                  : Thread.ofVirtual().name("fence-the-dead").start(this::whileRebalancing));
    }
  }

  /** Partitions may come with a second assignment: as long as some are not at work. */
  private void whileRebalancing() {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    try (Admin admin = Admin.create(settings)) {
      // Once in any case: what readers of its results wait for may be open, too.
      for (int pass = 0; pass == 0 || (pass < PASSES_MAX && state == State.REBALANCING); pass++) {
        try {
          List<String> fenced = pass(admin, application, clock.instant().minus(OPEN_FOR));
          if (!fenced.isEmpty()) {
            LOG.infof("ended transactions of dead instances transactionalIds=%s", fenced);
          }
        } catch (ExecutionException | TimeoutException e) {
          LOG.warn("transactions of dead instances not ended yet", e);
        }
        TimeUnit.NANOSECONDS.sleep(BETWEEN_PASSES.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Looks once.
   *
   * @param begunBy transactions that have begun later are left alone
   * @return the transactional ids whose transactions were ended
   */
  static List<String> pass(Admin admin, String application, Instant begunBy)
      throws ExecutionException, InterruptedException, TimeoutException {
    // First what is open, then who is there: whoever has begun since is in the group.
    List<String> open =
        admin
            .listTransactions(
                new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING)))
            .all()
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .stream()
            .map(TransactionListing::transactionalId)
            .filter(id -> id.startsWith(application + "-"))
            .toList();
    if (open.isEmpty()) {
      return List.of();
    }
    Collection<MemberDescription> members =
        admin
            .describeConsumerGroups(List.of(application))
            .all()
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .get(application)
            .members();
    List<String> dead =
        open.stream()
            .filter(id -> members.stream().noneMatch(member -> isOf(member.clientId(), id)))
            .toList();
    List<String> old =
        members.isEmpty() || dead.isEmpty() ? List.of() : begunBy(begunBy, dead, admin);
    if (!old.isEmpty()) {
      admin
          .fenceProducers(old, new FenceProducersOptions().timeoutMs((int) PATIENCE.toMillis()))
          .all()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
    return old;
  }

  /**
   * Who lives commits every few hundred milliseconds, whatever the group calls it: the broker keeps
   * the client's name of before for a member that comes back under its static one.
   */
  private static List<String> begunBy(Instant time, List<String> transactionalIds, Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    long latest = time.toEpochMilli();
    return admin
        .describeTransactions(transactionalIds)
        .all()
        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue().transactionStartTimeMs().orElse(latest + 1) <= latest)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Kafka Streams calls a thread's producer {@code application-process-1} in transactions, and its
   * consumer {@code application-process-StreamThread-1-consumer} in the group.
   */
  private static boolean isOf(String clientId, String transactionalId) {
    return clientId.startsWith(transactionalId.replaceFirst("-\\d+$", "-StreamThread-"));
  }
}

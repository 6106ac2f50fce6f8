package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.ApplicationServer;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.stack.Start;
import dev.rushline.tools.audit.SaleInvariant;
import dev.rushline.tools.audit.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The controls of {@link CrashTest}: what holds the promises up is taken away on purpose, and the
 * same crowd and the same audit must show it. An audit that never fails would prove nothing.
 */
@Tag("alone")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // from the least to the most broken
@SuppressWarnings("try") // the system's end may be interrupted
class SafetyOffTest {
  private static final int FANS = 24;
  private static final int SEATS = 2_000;

  /** A round is over after so many answers: enough that some are on their way at its end. */
  private static final int ANSWERS_PER_ROUND = 120;

  /** Or after this, should the owner not answer any more. */
  private static final Duration ROUND_MAX = Duration.ofSeconds(30);

  private static final int KILLS = 3;
  private static final int ROUNDS_MAX = 12;

  /**
   * Each record leaves in a request of its own, one request at a time: what one decision writes
   * arrives over some milliseconds, so that a kill often falls in between. Rare in production,
   * where a commit sends all at once.
   */
  private static final Map<String, String> TORN_WRITES =
      Map.of(
          "RUSHLINE_COMMIT_INTERVAL_MS", "500",
          "KAFKA_STREAMS_PRODUCER_BATCH_SIZE", "0",
          "KAFKA_STREAMS_PRODUCER_LINGER_MS", "0",
          "KAFKA_STREAMS_PRODUCER_MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION", "1");

  /** How the log names a state that contradicts itself. */
  private static final List<String> CONTRADICTIONS =
      List.of(
          "java.lang.IllegalStateException: seat ",
          "java.lang.IllegalStateException: booking ",
          "java.lang.IllegalStateException: answer to ");

  /**
   * What these tests leave behind is broken, so they have a system for themselves. It only books.
   */
  private static RunningSystem system;

  private String event;
  private Ledger ledger;

  @BeforeAll
  static void start() {
    system = RunningSystem.start("system-unsafe", Start.Extent.BOOKING);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (system != null) {
      system.close();
    }
  }

  /** After the owner was exchanged: the one before may be beyond answering. */
  private void putOnSale() throws Exception {
    event =
        new Catalogue(system).onSale(SEATS, Map.of("maxPerCustomer", 1_000, "holdTtlSeconds", 20));
    ledger = new Ledger(system.processes(), event);
  }

  @Test
  @Order(1)
  void exactly_once_keeps_torn_writes_together() throws Exception {
    ApplicationServer owner = restartedWith(TORN_WRITES);

    assertThat(damageOverKills(owner, KILLS)).isEmpty();
  }

  @Test
  @Order(3)
  void without_exactly_once_the_audit_fails() throws Exception {
    Map<String, String> settings = new HashMap<>(TORN_WRITES);
    settings.put("KAFKA_STREAMS_PROCESSING_GUARANTEE", "at_least_once");
    ApplicationServer owner = restartedWith(settings);
    assertThat(contradictions(owner)).as("before anything was taken away").isEmpty();

    assertThat(damageOverKills(owner, ROUNDS_MAX)).isNotEmpty();
  }

  @Test
  @Order(2)
  void without_the_fence_the_audit_fails() throws Exception {
    Path jar = system.processes().files().root().resolve("no-fence.jar");
    restartedWith(Map.of("JAVA_TOOL_OPTIONS", NoFence.option(jar)));

    List<Violation> violations = List.of();
    Crowd crowd = new Crowd(system, event, FANS);
    try {
      for (int round = 0; violations.isEmpty() && round < ROUNDS_MAX; round++) {
        aRound(crowd);
        violations = ledger.audit().violations();
      }
    } finally {
      crowd.abandon();
    }

    assertThat(violations)
        .extracting(Violation::invariant)
        .contains(SaleInvariant.NOTHING_UNCONFIRMED_IS_SOLD);
  }

  private ApplicationServer restartedWith(Map<String, String> settings) throws Exception {
    Launch.stop(system.processes().bookingStreams());
    ApplicationServer owner = system.processes().bookingStreams(settings);
    Launch.start(owner);
    putOnSale();
    return owner;
  }

  /**
   * Kills the owner in the middle of a sale until something shows, at most this often: the audit
   * notes it, or the owner finds its own state in contradiction and stops.
   */
  private List<String> damageOverKills(ApplicationServer owner, int kills) throws Exception {
    List<String> damage = List.of();
    Crowd crowd = new Crowd(system, event, FANS);
    try {
      for (int kill = 0; damage.isEmpty() && kill < kills; kill++) {
        aRound(crowd);
        system.crash(owner);
        damage = damage(owner, crowd);
      }
    } catch (ServerFailed e) {
      damage = contradictions(owner);
      if (damage.isEmpty()) {
        throw e; // it does not come back for another reason, which proves nothing
      }
    } finally {
      crowd.abandon();
    }
    return damage.isEmpty() ? damage(owner, crowd) : damage;
  }

  private static void aRound(Crowd crowd) throws InterruptedException {
    long answers = crowd.answers() + ANSWERS_PER_ROUND;
    long end = System.nanoTime() + ROUND_MAX.toNanos();
    while (crowd.answers() < answers && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** What the audit notes, what no fan should have been told, and what stops the owner. */
  private List<String> damage(ApplicationServer owner, Crowd crowd) throws IOException {
    return Stream.of(
            ledger.audit().violations().stream().map(Violation::toString).toList(),
            crowd.surprises(),
            contradictions(owner))
        .flatMap(List::stream)
        .toList();
  }

  /** In the state of this test's event: what was taken away before has broken that of others. */
  private List<String> contradictions(ApplicationServer owner) throws IOException {
    return Files.readAllLines(owner.daemon().log()).stream()
        .filter(line -> CONTRADICTIONS.stream().anyMatch(line::contains))
        .filter(line -> !line.contains(" event=") || line.contains(" event=" + event + " "))
        .toList();
  }
}

package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.connectors.ReplicationSlot;
import dev.rushline.local.process.Directories;
import dev.rushline.local.servers.Http;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.PostgresAccount;
import dev.rushline.local.servers.PostgresServer;
import dev.rushline.local.stack.Progress;
import dev.rushline.local.stack.Start;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was to tell the owners of sales is lost, or the catalogue is one of yesterday. */
@Tag("long")
@ExtendWith(WithRunningSystem.class)
class LostSlotTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long SEGMENT_BYTES = 16L * 1024 * 1024;

  private final RunningSystem system;
  private final Catalogue catalogue;

  LostSlotTest(RunningSystem system) {
    this.system = system;
    this.catalogue = new Catalogue(system);
  }

  @Test
  void what_was_committed_while_the_slot_was_gone_reaches_the_sales() throws Exception {
    whatIsSaidWhileConnectIsAwayReachesTheSales(
        () ->
            sql(
                "SELECT pg_drop_replication_slot('%s') FROM pg_replication_slots WHERE slot_name = '%1$s'"
                    .formatted(ReplicationSlot.OUTBOX)));
  }

  /** Of the outbox and of the catalogue: search follows again, too. */
  @Test
  void what_was_committed_while_slots_were_outgrown_reaches_the_sales() throws Exception {
    sql("ALTER SYSTEM SET max_slot_wal_keep_size = '16MB'", "SELECT pg_reload_conf()");
    try {
      whatIsSaidWhileConnectIsAwayReachesTheSales(
          () -> {
            for (int segment = 0; segment < 5; segment++) {
              sql("SELECT pg_logical_emit_message(false, 'fill', 'x')", "SELECT pg_switch_wal()");
            }
            sql("CHECKPOINT");
          });
    } finally {
      sql("ALTER SYSTEM RESET max_slot_wal_keep_size", "SELECT pg_reload_conf()");
    }
    Person fan = new Person(system.edges().getFirst(), system.token("fan", "fan"));
    String name = catalogue.onSale(50, Map.of());
    Awaitility.await("search to find " + name)
        .atMost(PATIENCE)
        .until(
            () ->
                fan.get("/event/search?keyword=" + name)
                    .body()
                    .path("events")
                    .findValuesAsText("id")
                    .contains(name));
  }

  private interface Harm {
    void happens() throws Exception;
  }

  private void whatIsSaidWhileConnectIsAwayReachesTheSales(Harm harm) throws Exception {
    String cancelled = catalogue.onSale(100, Map.of());
    String closed = catalogue.onSale(100, Map.of());
    String made;
    Launch.stop(system.processes().connect());
    try {
      assertThat(catalogue.change(cancelled, Map.of("state", "CANCELLED"))).isEqualTo(200);
      assertThat(
              catalogue.change(closed, Map.of("sale", Map.of("closesAt", "2020-01-01T00:00:00Z"))))
          .isEqualTo(200);
      made = catalogue.announce(100, Map.of());
      harm.happens();
    } finally {
      assertThat(up()).contains("LOST: the replication slot rushline_outbox");
    }

    awaitCheckout(cancelled, "EVENT_CANCELLED");
    awaitCheckout(closed, "SALE_CLOSED");
    awaitCheckout(made, "");
  }

  @Test
  void a_change_of_a_restored_catalogue_reaches_the_sale() throws Exception {
    String event = catalogue.onSale(100, Map.of());
    sql(
        "CREATE SCHEMA backup",
        "CREATE TABLE backup.event AS TABLE event",
        "CREATE TABLE backup.number AS SELECT last_value FROM catalogue_change");
    for (int limit = 1; limit <= 3; limit++) {
      assertThat(catalogue.change(event, Map.of("sale", Map.of("maxPerOrder", limit))))
          .isEqualTo(200);
    }
    awaitTold(event);

    sql(
        "UPDATE event e SET max_per_order = b.max_per_order, version = b.version,"
            + " sale_version = b.sale_version FROM backup.event b WHERE e.id = b.id",
        "SELECT setval('catalogue_change', (SELECT last_value FROM backup.number))",
        "DROP SCHEMA backup CASCADE");
    Shell.Result told = new Shell(system).rushline("resend-sales", "--overrule");
    assertThat(told.exitCode()).as(told.output()).isZero();
    assertThat(told.output()).contains("sales told again");
    awaitOrderOfFour(event, status -> status == 201);

    assertThat(catalogue.change(event, Map.of("state", "CANCELLED"))).isEqualTo(200);

    awaitCheckout(event, "EVENT_CANCELLED");
  }

  /** Then PostgreSQL's own log is shorter than what Connect remembers to have read of it. */
  @Test
  void a_change_of_a_database_from_a_copy_of_its_disk_reaches_the_sale() throws Exception {
    String event = catalogue.onSale(100, Map.of());
    PostgresServer postgres = system.processes().postgres();
    Path disk = system.processes().files().data("postgres");
    Path copy = disk.resolveSibling("postgres-copy");
    Launch.stop(postgres);
    copy(disk, copy);
    Launch.start(postgres);
    for (int segment = 0; segment < 3; segment++) {
      sql("SELECT pg_logical_emit_message(false, 'fill', 'x')", "SELECT pg_switch_wal()");
    }
    Awaitility.await("a change that is taken")
        .atMost(PATIENCE)
        .until(
            () -> catalogue.change(event, Map.of("sale", Map.of("maxPerOrder", 1))),
            status -> status == 200);
    awaitTold(event);
    awaitOffsetAfterFilling();

    Launch.stop(postgres);
    Directories.delete(disk);
    copy(copy, disk);
    Launch.start(postgres);
    assertThat(up()).contains("LOST: the replication slot rushline_outbox");
    Awaitility.await("a change that is taken")
        .atMost(PATIENCE)
        .until(
            () -> catalogue.change(event, Map.of("state", "CANCELLED")), status -> status == 200);

    awaitCheckout(event, "EVENT_CANCELLED");
  }

  /** Connect notes how far it has read a few seconds later; then it is beyond what was filled. */
  private void awaitOffsetAfterFilling() throws Exception {
    long written;
    PostgresAccount account = system.processes().postgres().accounts().superuser("rushline");
    try (Connection connection = account.connect();
        Statement sql = connection.createStatement();
        ResultSet end = sql.executeQuery("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn")) {
      end.next();
      written = end.getLong(1) - SEGMENT_BYTES;
    }
    Awaitility.await("an offset beyond the copy's end")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                new ObjectMapper()
                        .readTree(
                            Http.get(
                                    system.processes().connect().url()
                                        + "/connectors/outbox/offsets")
                                .body())
                        .at("/offsets/0/offset/lsn")
                        .asLong()
                    > written);
  }

  private static void copy(Path from, Path to) throws Exception {
    assertThat(
            new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
  }

  /** As {@code ./rushline up}; returns what it says. */
  private String up() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
    new Start(system.processes(), progress).run(Start.Extent.ALL);
    System.out.println(said.toString(StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }

  private void awaitCheckout(String event, String code) {
    Awaitility.await(event + " " + code)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Person fan =
                  new Person(system.edges().getFirst(), system.token("fan-" + event, "fan"));
              Person.Answer answer =
                  fan.checkout(
                      UUID.randomUUID().toString(),
                      Map.of("eventId", event, "best", Map.of("count", 1)));
              assertThat(List.of(answer.status(), answer.text("code")))
                  .isEqualTo(List.of(code.isEmpty() ? 201 : 409, code));
            });
  }

  /** Until the order limit of one is in force. */
  private void awaitTold(String event) {
    awaitOrderOfFour(event, status -> status >= 400);
  }

  private void awaitOrderOfFour(String event, Predicate<Integer> wanted) {
    Person fan = new Person(system.edges().getFirst(), system.token("fan-" + event, "fan"));
    Awaitility.await("the last change of " + event)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                fan.checkout(
                        UUID.randomUUID().toString(),
                        Map.of("eventId", event, "best", Map.of("count", 4)))
                    .status(),
            wanted);
  }

  private void sql(String... statements) throws Exception {
    PostgresAccount account = system.processes().postgres().accounts().superuser("rushline");
    try (Connection connection = account.connect();
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }
}

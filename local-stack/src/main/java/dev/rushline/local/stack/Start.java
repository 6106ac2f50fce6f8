package dev.rushline.local.stack;

import dev.rushline.local.connectors.ConnectRest;
import dev.rushline.local.connectors.Connector;
import dev.rushline.local.connectors.Connectors;
import dev.rushline.local.connectors.ReplicationSlot;
import dev.rushline.local.search.Generations;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.PostgresAccount;
import dev.rushline.local.servers.Server;
import dev.rushline.local.tokens.SigningKeys;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the system, everything as early as what it needs allows:
 *
 * <pre>
 *   postgres ─▶ registry ─▶ schemas ─┐
 *        └────▶ outbox slot ─────────┤
 *   kafka ────▶ topics ──────────────┼▶ booking-streams, search-indexer
 *      │                              └▶ api-edge ─┐
 *      └──────▶ connect ──────────────────────────┴▶ connectors ─▶ catalogue
 *   elasticsearch ─▶ search index ─────────────────┘
 *     (and topics, schemas)
 * </pre>
 */
public final class Start {
  private static final Duration CONNECTOR_PATIENCE = Duration.ofSeconds(60);

  private final LocalSystem system;
  private final Progress progress;

  public Start(LocalSystem system, Progress progress) {
    this.system = system;
    this.progress = progress;
  }

  /**
   * Starts what does not run and waits until all of it serves.
   *
   * @param applications false: only the servers, for somebody who runs the applications by hand
   */
  public void run(boolean applications) throws Exception {
    StartPlan plan = new StartPlan();
    server(plan, system.postgres(), List.of());
    server(plan, system.kafka(), List.of());
    server(plan, system.elasticsearch(), List.of());
    server(plan, system.registry(), List.of("postgres"));
    plan.step("topics", List.of("kafka"), () -> Provisioning.topics(system.kafka().bootstrap()));
    plan.step("schemas", List.of("registry"), () -> Provisioning.schemas(system.registry().url()));
    server(plan, system.connect(), List.of("kafka"));
    plan.step(
        "search index",
        List.of("elasticsearch", "topics", "schemas"),
        () -> system.reindex(progress::say).createMissing());
    plan.step("keys", List.of(), this::keys);
    plan.step("outbox slot", List.of("postgres"), this::outboxSlot);
    if (applications) {
      server(plan, system.bookingStreams(), List.of("topics", "schemas"));
      server(plan, system.searchIndexer(), List.of("topics", "schemas"));
      server(plan, system.apiEdge(), List.of("topics", "schemas", "keys", "outbox slot"));
      // The edge makes the tables that the connectors read and write.
      plan.step("connectors", List.of("api-edge", "connect", "search index"), this::connectors);
      plan.step("catalogue", List.of("connectors", "booking-streams"), this::catalogue);
    }
    plan.run(progress);
  }

  private String keys() throws IOException {
    new SigningKeys(system.files().keys()).create();
    return "";
  }

  private String outboxSlot() throws IOException, SQLException {
    new ReplicationSlot(ReplicationSlot.OUTBOX, system.postgres().connect()).create();
    return "";
  }

  private String connectors() throws IOException, InterruptedException, SQLException {
    PostgresAccount account = system.postgres().connect();
    ConnectRest connect = new ConnectRest(system.connect().url());
    Generations generations = new Generations(system.elasticsearch().url());
    List<Connector> connectors =
        new ArrayList<>(Connectors.all(account, system.files().secrets(), system.registry().url()));
    connectors.add(system.searchSink().to(generations.searched().orElseThrow()));
    for (Connector connector : connectors) {
      connect.apply(connector);
    }
    for (Connector connector : connectors) {
      connect.awaitRunning(connector.name(), CONNECTOR_PATIENCE);
    }
    for (String slot : List.of(ReplicationSlot.OUTBOX, ReplicationSlot.CATALOGUE)) {
      new ReplicationSlot(slot, account).awaitRead(CONNECTOR_PATIENCE);
    }
    if (generations.unfinished().isEmpty()) {
      return connectors.size() + " running";
    }
    progress.say("  A reindex was interrupted; it is repeated.");
    system.reindex(progress::say).run(system.searchSink()::moveTo, system.reindexLock(), false);
    return connectors.size() + " running, reindex complete";
  }

  private String catalogue() throws IOException, InterruptedException {
    return new DemoCatalogue(system).importIfEmpty();
  }

  private static void server(StartPlan plan, Server server, List<String> after) {
    plan.step(
        server.name(),
        after,
        () -> {
          String found = server.daemon().isRunning() ? "was running" : "";
          Launch.start(server);
          return found;
        });
  }
}

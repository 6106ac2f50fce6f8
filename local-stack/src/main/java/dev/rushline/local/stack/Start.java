package dev.rushline.local.stack;

import dev.rushline.local.connectors.ConnectRest;
import dev.rushline.local.connectors.Connector;
import dev.rushline.local.connectors.Connectors;
import dev.rushline.local.connectors.ReplicationSlot;
import dev.rushline.local.search.Generations;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.PostgresAccount;
import dev.rushline.local.servers.Secrets;
import dev.rushline.local.servers.Server;
import dev.rushline.local.tokens.SigningKeys;
import java.io.IOException;
import java.nio.file.Path;
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
 *   kafka ────▶ topics ──────────────┼▶ booking-streams, queue-admitter, search-indexer
 *      │                              └▶ api-edge ─┐
 *      └──────▶ connect ──────────────────────────┴▶ connectors ─▶ catalogue
 *   elasticsearch ─▶ search index ─────────────────┘
 *     (and topics, schemas)
 * </pre>
 */
public final class Start {
  /** How much of the system is started. */
  public enum Extent {
    /** The servers, for somebody who runs the applications by hand. */
    SERVERS,
    /**
     * What sells seats: no Elasticsearch, nothing that feeds it. Searches get PostgreSQL's answer.
     */
    BOOKING,
    /** Everything. */
    ALL
  }

  private static final Duration CONNECTOR_PATIENCE = Duration.ofSeconds(60);

  private final LocalSystem system;
  private final Progress progress;

  public Start(LocalSystem system, Progress progress) {
    this.system = system;
    this.progress = progress;
  }

  /** Starts what does not run and waits until all of it serves. */
  public void run(Extent extent) throws Exception {
    boolean search = extent != Extent.BOOKING;
    StartPlan plan = new StartPlan();
    server(plan, system.postgres(), List.of());
    server(plan, system.kafka(), List.of());
    server(plan, system.registry(), List.of("postgres"));
    plan.step("topics", List.of("kafka"), () -> Provisioning.topics(system.kafka().bootstrap()));
    plan.step("schemas", List.of("registry"), () -> Provisioning.schemas(system.registry().url()));
    server(plan, system.connect(), List.of("kafka"));
    if (search) {
      server(plan, system.elasticsearch(), List.of());
      plan.step(
          "search index",
          List.of("elasticsearch", "topics", "schemas"),
          () -> system.reindex(progress::say).createMissing());
    }
    plan.step("keys", List.of(), this::keys);
    plan.step("outbox slot", List.of("postgres"), this::outboxSlot);
    if (extent != Extent.SERVERS) {
      server(plan, system.bookingStreams(), List.of("topics", "schemas"));
      server(plan, system.queueAdmitter(), List.of("topics", "schemas", "keys"));
      server(plan, system.apiEdge(), List.of("topics", "schemas", "keys", "outbox slot"));
      // The edge makes the tables that the connectors read and write.
      List<String> connected = new ArrayList<>(List.of("api-edge", "connect"));
      if (search) {
        server(plan, system.searchIndexer(), List.of("topics", "schemas"));
        connected.add("search index");
      }
      plan.step("connectors", connected, () -> connectors(search));
      plan.step("catalogue", List.of("connectors", "booking-streams"), this::catalogue);
    }
    plan.run(progress);
  }

  private String keys() throws IOException {
    new SigningKeys(system.files().keys()).create();
    Secrets.createPrivately(system.queueSeed(), "");
    // The id lets a second key be added and this one be taken out later.
    Secrets.createPrivately(system.admissionKeys(), "local:");
    return "";
  }

  private String outboxSlot() throws IOException, SQLException {
    new ReplicationSlot(ReplicationSlot.OUTBOX, system.postgres().connect()).create();
    return "";
  }

  private String connectors(boolean search) throws IOException, InterruptedException, SQLException {
    PostgresAccount account = system.postgres().connect();
    Path secrets = system.files().secrets();
    String registry = system.registry().url();
    if (!search) {
      List<Connector> connectors = Connectors.ofSales(account, secrets, registry);
      return runAll(connectors, List.of(ReplicationSlot.OUTBOX));
    }
    Generations generations = new Generations(system.elasticsearch().url());
    List<Connector> connectors = new ArrayList<>(Connectors.all(account, secrets, registry));
    connectors.add(system.searchSink().to(generations.searched().orElseThrow()));
    String running = runAll(connectors, List.of(ReplicationSlot.OUTBOX, ReplicationSlot.CATALOGUE));
    if (generations.unfinished().isEmpty()) {
      return running;
    }
    progress.say("  A reindex was interrupted; it is repeated.");
    system.reindex(progress::say).run(system.searchSink()::moveTo, system.reindexLock(), false);
    return running + ", reindex complete";
  }

  private String runAll(List<Connector> connectors, List<String> slots)
      throws IOException, InterruptedException, SQLException {
    ConnectRest connect = new ConnectRest(system.connect().url());
    for (Connector connector : connectors) {
      connect.apply(connector);
    }
    for (Connector connector : connectors) {
      connect.awaitRunning(connector.name(), CONNECTOR_PATIENCE);
    }
    for (String slot : slots) {
      new ReplicationSlot(slot, system.postgres().connect()).awaitRead(CONNECTOR_PATIENCE);
    }
    return connectors.size() + " running";
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

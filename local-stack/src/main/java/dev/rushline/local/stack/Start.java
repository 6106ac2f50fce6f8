package dev.rushline.local.stack;

import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
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

  private final LocalSystem system;
  private final Progress progress;
  private final Installation installation;

  public Start(LocalSystem system, Progress progress) {
    this.system = system;
    this.progress = progress;
    this.installation = new Installation(Addresses.of(system), system.files(), progress::say);
  }

  /** Starts what does not run and waits until all of it serves. */
  public void run(Extent extent) throws Exception {
    boolean search = extent != Extent.BOOKING;
    StartPlan plan = new StartPlan();
    server(plan, system.postgres(), List.of());
    List<String> brokers = servers(plan, system.brokers(), List.of());
    server(plan, system.registry(), List.of("postgres"));
    // Topics have a copy on each broker: all of them must be there.
    plan.step("topics", brokers, installation::topics);
    plan.step("schemas", List.of("registry"), installation::schemas);
    server(plan, system.connect(), brokers);
    if (search) {
      server(plan, system.elasticsearch(), List.of());
      plan.step(
          "search index", List.of("elasticsearch", "topics", "schemas"), installation::searchIndex);
    }
    plan.step("keys", List.of(), installation::keys);
    plan.step("outbox slot", List.of("postgres"), installation::outboxSlot);
    if (extent != Extent.SERVERS) {
      List<String> owners = servers(plan, system.owners(), List.of("topics", "schemas"));
      server(plan, system.queueAdmitter(), List.of("topics", "schemas", "keys"));
      List<String> edges =
          servers(plan, system.edges(), List.of("topics", "schemas", "keys", "outbox slot"));
      // The edge makes the tables that the connectors read and write.
      List<String> connected = new ArrayList<>(edges);
      connected.add("connect");
      if (search) {
        server(plan, system.searchIndexer(), List.of("topics", "schemas"));
        connected.add("search index");
      }
      plan.step(
          "connectors",
          connected,
          search ? installation::connectors : installation::connectorsOfSales);
      List<String> selling = new ArrayList<>(owners);
      selling.add("connectors");
      plan.step("catalogue", selling, installation::catalogue);
    }
    plan.run(progress);
  }

  private static List<String> servers(
      StartPlan plan, List<? extends Server> servers, List<String> after) {
    servers.forEach(server -> server(plan, server, after));
    return servers.stream().map(Server::name).toList();
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

package dev.rushline.local.stack;

import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import java.util.List;

/**
 * Starts the system, everything as early as what it needs allows:
 *
 * <pre>
 *   postgres ──▶ registry ──▶ schemas ─┐
 *   kafka ─────▶ topics ───────────────┴▶ booking-streams, api-edge
 *      └───────▶ connect
 * </pre>
 */
public final class Start {
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
    server(plan, system.registry(), List.of("postgres"));
    plan.step("topics", List.of("kafka"), () -> Provisioning.topics(system.kafka().bootstrap()));
    plan.step("schemas", List.of("registry"), () -> Provisioning.schemas(system.registry().url()));
    server(plan, system.connect(), List.of("kafka"));
    if (applications) {
      server(plan, system.bookingStreams(), List.of("topics", "schemas"));
      server(plan, system.apiEdge(), List.of("topics", "schemas"));
    }
    plan.run(progress);
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

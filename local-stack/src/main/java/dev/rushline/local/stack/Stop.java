package dev.rushline.local.stack;

import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import java.util.ArrayList;
import java.util.List;

/** Stops the system: side by side what needs others, and then what was needed. */
public final class Stop {
  private final LocalSystem system;
  private final Progress progress;

  public Stop(LocalSystem system, Progress progress) {
    this.system = system;
    this.progress = progress;
  }

  /** Stops what runs and returns when all has ended. */
  public void run() throws Exception {
    StartPlan plan = new StartPlan();
    List<String> users = new ArrayList<>();
    List<Server> needed = new ArrayList<>(system.brokers());
    needed.addAll(List.of(system.registry(), system.postgres()));
    for (Server server : system.all()) {
      if (needed.stream().noneMatch(other -> other.name().equals(server.name()))) {
        stop(plan, server, List.of());
        users.add(server.name());
      }
    }
    system.brokers().forEach(broker -> stop(plan, broker, users));
    stop(plan, system.registry(), users);
    List<String> all = new ArrayList<>(users);
    all.add(system.registry().name());
    stop(plan, system.postgres(), all);
    plan.run(progress);
  }

  private static void stop(StartPlan plan, Server server, List<String> after) {
    boolean runs = server.daemon().isRunning();
    plan.step(
        server.name(),
        after,
        () -> {
          Launch.stop(server);
          return runs ? "stopped" : "was not running";
        });
  }
}

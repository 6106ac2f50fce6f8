package dev.rushline.local.cli;

import dev.rushline.local.connectors.ConnectorReport;
import dev.rushline.local.servers.Server;
import dev.rushline.local.stack.LocalSystem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = {
      "Shows every process and whether it serves, and every connector and how far behind it is.",
      "Exit code 1 when one of them does not serve or run."
    })
final class Status implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean allServe = true;
    System.out.printf(
        "%-18s %-8s %-6s %-8s %-9s %s%n", "name", "state", "port", "pid", "since", "");
    LocalSystem system = Clone.system();
    for (Server server : system.all()) {
      Health health = Health.of(server);
      allServe &= health.serves();
      System.out.printf(
          "%-18s %-8s %-6d %-8s %-9s %s%n",
          server.name(),
          health.state(),
          server.ports().getFirst().number(),
          server.daemon().process().map(p -> Long.toString(p.pid())).orElse("-"),
          server
              .daemon()
              .process()
              .flatMap(p -> p.info().startInstant())
              .map(Status::age)
              .orElse("-"),
          health.detail());
    }
    if (Health.of(system.connect()).serves() && anyBrokerServes(system)) {
      allServe &= printConnectors(system);
    }
    return allServe ? 0 : 1;
  }

  private static boolean anyBrokerServes(LocalSystem system) throws InterruptedException {
    for (Server broker : system.brokers()) {
      if (Health.of(broker).serves()) {
        return true;
      }
    }
    return false;
  }

  private static boolean printConnectors(LocalSystem system)
      throws IOException, InterruptedException {
    boolean allRun = true;
    System.out.printf("%n%-26s %-10s %-20s %s%n", "connector", "state", "tasks", "records behind");
    for (ConnectorReport report :
        ConnectorReport.all(system.connect().url(), system.kafka().bootstrap())) {
      allRun &= report.runs();
      System.out.printf(
          "%-26s %-10s %-20s %s%n",
          report.name(),
          report.state().toLowerCase(Locale.ROOT),
          String.join(" ", report.tasks()).toLowerCase(Locale.ROOT),
          report.behind().isPresent() ? "%,d".formatted(report.behind().getAsLong()) : "-");
      report.reason().lines().findFirst().ifPresent(line -> System.out.println("  " + line));
    }
    return allRun;
  }

  private static String age(Instant start) {
    Duration age = Duration.between(start, Instant.now());
    return age.toHours() > 0
        ? "%dh%02dm".formatted(age.toHours(), age.toMinutesPart())
        : "%dm%02ds".formatted(age.toMinutes(), age.toSecondsPart());
  }
}

package dev.rushline.local.cli;

import dev.rushline.local.servers.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = "Shows every process and whether it serves. Exit code 1 when one does not.")
final class Status implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    boolean allServe = true;
    System.out.printf(
        "%-16s %-8s %-6s %-8s %-9s %s%n", "name", "state", "port", "pid", "since", "");
    for (Server server : Clone.system().all()) {
      Health health = Health.of(server);
      allServe &= health.serves();
      System.out.printf(
          "%-16s %-8s %-6d %-8s %-9s %s%n",
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
    return allServe ? 0 : 1;
  }

  private static String age(Instant start) {
    Duration age = Duration.between(start, Instant.now());
    return age.toHours() > 0
        ? "%dh%02dm".formatted(age.toHours(), age.toMinutesPart())
        : "%dm%02ds".formatted(age.toMinutes(), age.toSecondsPart());
  }
}

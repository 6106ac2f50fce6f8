package dev.rushline.bench.idle;

import dev.rushline.bench.report.Installation;
import dev.rushline.bench.report.ProcessorUse;
import dev.rushline.bench.report.Results;
import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Waits, and then measures what the running installation does while nobody asks for anything. */
@Command(
    name = "idle",
    description = "What an idle installation costs: parts of a core, and requests at the broker.")
public final class IdleBench implements Callable<Integer> {
  private static final int FAILED = 2;
  private static final double FEWEST_SHOWN = 0.05;

  @Option(
      names = "--rest",
      defaultValue = "600",
      description = "Seconds without a request before it is measured (default: 600).")
  private int restSeconds;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Seconds that are measured (default: 60).")
  private int seconds;

  @Override
  public Integer call() throws Exception {
    Map<String, Long> processes = Installation.processes();
    if (!processes.containsKey("kafka")) {
      System.err.println("bench idle: nothing runs; start it with ./rushline up");
      return FAILED;
    }
    try (BrokerRequests broker = BrokerRequests.of(processes.get("kafka"))) {
      System.out.printf("Waiting for %d s, then measuring for %d s.%n", restSeconds, seconds);
      TimeUnit.SECONDS.sleep(restSeconds);
      Map<String, Long> before = broker.counts();
      ProcessorUse use = ProcessorUse.of(processes);
      TimeUnit.SECONDS.sleep(seconds);
      Map<String, Double> cores = use.sinceThen();
      report(cores, before, broker.counts());
      return 0;
    } catch (ServerFailed e) {
      System.err.println("bench idle: " + e.getMessage());
      return FAILED;
    }
  }

  private void report(Map<String, Double> cores, Map<String, Long> before, Map<String, Long> after)
      throws IOException {
    Results results = new Results("idle", Map.of("restSeconds", restSeconds, "seconds", seconds));
    cores.forEach(
        (process, part) -> {
          line(process, "of a core", part);
          results.add(Map.of("process", process, "cores", part));
        });
    line("all", "of a core", cores.values().stream().mapToDouble(part -> part).sum());
    after.forEach(
        (kind, count) -> {
          double rate = (count - before.getOrDefault(kind, 0L)) / (double) seconds;
          if (rate >= FEWEST_SHOWN) {
            line(kind, "requests/s", rate);
          }
          results.add(Map.of("request", kind, "perSecond", rate));
        });
    System.out.println("Written to " + results.write());
  }

  private static void line(String what, String unit, double value) {
    System.out.printf(Locale.ROOT, "%-24s %8.3f %s%n", what, value, unit);
  }
}

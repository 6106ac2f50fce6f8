package dev.rushline.bench.rivals;

import dev.rushline.bench.LogLoad;
import dev.rushline.bench.Measurement;
import dev.rushline.bench.report.Results;
import dev.rushline.bench.rivals.PostgresRival.Way;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Checkouts of one hot event, here and with rivals, in turns. Nobody has HTTP in front. A rival is
 * measured at the number of clients that suits it best.
 */
@Command(
    name = "compare",
    description = "Checkouts of one hot event: Rushline beside PostgreSQL row locks.")
public final class CompareBench implements Callable<Integer> {
  private static final int[] CLIENTS = {1, 16, 64};
  private static final int[] IN_FLIGHT = {1, 64, 1_000};
  private static final int SEATS = 200_000;

  @Option(
      names = "--rounds",
      defaultValue = "2",
      description = "How often all take their turns (default: 2).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Length of each measured run in seconds (default: 10).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "15",
      description = "Seconds before each measured run (default: 15).")
  private int warmUpSeconds;

  private final Map<String, Double> best = new LinkedHashMap<>();
  private Results results;

  @Override
  public Integer call() throws Exception {
    results = new Results("compare", Map.of("seats", SEATS, "rounds", rounds));
    Duration time = Duration.ofSeconds(seconds);
    Duration warmUp = Duration.ofSeconds(warmUpSeconds);
    System.out.println(Measurement.header("who, clients"));
    try (PostgresRival postgres = PostgresRival.start()) {
      for (int round = 0; round < rounds; round++) {
        for (int inFlight : IN_FLIGHT) {
          print("rushline", inFlight, new LogLoad().measure(inFlight, SEATS, warmUp, time), time);
        }
        for (Way way : Way.values()) {
          for (int clients : CLIENTS) {
            print(
                "postgres " + way.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                clients,
                postgres.checkouts(way, clients, SEATS, warmUp, time),
                time);
          }
        }
      }
    }
    double own = best.get("rushline");
    best.forEach(
        (who, rate) ->
            System.out.printf("%-40s best %6.0f/s, ours %.1f times%n", who, rate, own / rate));
    System.out.println("Written to " + results.write());
    return 0;
  }

  private void print(String who, int clients, Measurement measured, Duration time) {
    System.out.println(who);
    System.out.println(measured.row("  " + clients, time));
    best.merge(who, measured.perSecond(time), Math::max);
    Map<String, Object> row = new LinkedHashMap<>(measured.figures(time));
    row.put("who", who);
    row.put("clients", clients);
    results.add(row);
  }
}

package dev.rushline.bench;

import dev.rushline.bench.http.Await;
import dev.rushline.bench.http.FansOverHttp;
import dev.rushline.bench.http.OpenLoop;
import dev.rushline.bench.report.Results;
import dev.rushline.local.importing.EdgeClient;
import dev.rushline.local.importing.ImportResult;
import dev.rushline.local.importing.Source;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Checkouts at a fixed rate while nothing else happens, then while catalogues are imported. Lines
 * that an installation has already are imported faster than new ones: start with {@code down
 * --wipe}.
 */
@Command(name = "import", description = "Checkouts beside an import of events, and without.")
final class ImportLoad implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int FANS = 1_000;
  private static final int SEATS = 100_000;

  /** After each it is seen whether the import is done; as long without one, to compare like. */
  private static final Duration SPELL = Duration.ofSeconds(1);

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Events, one JSON object a line.")
  private List<Path> files;

  @Option(names = "--rate", defaultValue = "50", description = "Checkouts a second (default: 50).")
  private int rate;

  @Option(
      names = "--warm-up",
      defaultValue = "30",
      description = "Seconds of checkouts that are not measured (default: 30).")
  private int warmUpSeconds;

  @Option(
      names = "--quiet",
      defaultValue = "20",
      description = "Seconds of checkouts without an import (default: 20).")
  private int quietSeconds;

  private final Addresses addresses = new Addresses();
  private final Vertx vertx = Vertx.vertx();
  private int asked;

  @Override
  public Integer call() throws Exception {
    FansOverHttp fans = new FansOverHttp(addresses.root(), FANS);
    Stadium stadium =
        new StadiumOnSale(addresses.edge(), fans.organiserToken())
            .open(new Stadium("bench-" + UUID.randomUUID(), SEATS));
    Results results = new Results("import", Map.of("perSecondAsked", rate));
    System.out.println(Measurement.header("checkouts"));
    ask(fans, stadium, Duration.ofSeconds(warmUpSeconds));
    Duration quietTime = Duration.ofSeconds(quietSeconds);
    Measurement quiet = new Measurement();
    for (int spell = 0; spell < quietSeconds; spell++) {
      quiet.addAll(ask(fans, stadium, SPELL));
    }
    System.out.println(quiet.row("quiet", quietTime));
    results.add(quiet.figures(quietTime));
    EdgeClient edge = new EdgeClient(addresses.edge(), fans.organiserToken());
    try (ExecutorService importing = Executors.newSingleThreadExecutor()) {
      for (Path file : files) {
        Future<ImportResult> done = importing.submit(() -> importAll(edge, file));
        results.add(beside(done, fans, stadium, quiet));
      }
    }
    System.out.println("Written to " + results.write());
    Await.result(vertx.close(), PATIENCE);
    return 0;
  }

  private static ImportResult importAll(EdgeClient edge, Path file)
      throws IOException, InterruptedException {
    try (Source source = Source.of(file)) {
      return edge.importEvents(source, _ -> {});
    }
  }

  private Map<String, Object> beside(
      Future<ImportResult> done, FansOverHttp fans, Stadium stadium, Measurement quiet)
      throws IOException, InterruptedException, ExecutionException {
    Measurement measured = new Measurement();
    long started = System.nanoTime();
    while (!done.isDone()) {
      measured.addAll(ask(fans, stadium, SPELL));
    }
    Duration time = Duration.ofNanos(System.nanoTime() - started);
    System.out.println(measured.row("import", time));
    System.out.printf(
        "  p99 %.1f times as long; %s%n",
        measured.millisAt(99) / quiet.millisAt(99), done.get().summary());
    return measured.figures(time);
  }

  private Measurement ask(FansOverHttp fans, Stadium stadium, Duration time) throws IOException {
    int first = asked;
    asked += (int) (rate * time.toSeconds());
    if (asked > SEATS) {
      throw new IOException("the %,d seats of the event are sold out".formatted(SEATS));
    }
    return Await.result(
        OpenLoop.run(
            vertx,
            addresses.edgePort(),
            rate,
            time,
            (client, n) ->
                fans.checkout(
                    client,
                    first + n,
                    "{\"eventId\":\"%s\",\"seats\":[\"%s\"]}"
                        .formatted(stadium.eventId(), stadium.seat(first + n)))),
        time.plus(PATIENCE));
  }
}

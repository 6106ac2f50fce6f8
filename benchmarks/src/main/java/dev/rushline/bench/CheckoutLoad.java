package dev.rushline.bench;

import dev.rushline.bench.http.Await;
import dev.rushline.bench.http.ClosedLoop;
import dev.rushline.bench.http.FansOverHttp;
import dev.rushline.bench.http.OpenLoop;
import dev.rushline.bench.raw.Yardstick;
import dev.rushline.bench.report.Results;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Checkouts of one event over HTTP, in a closed loop: each connection asks for a seat that nobody
 * else wants, waits for the answer, and asks for the next. Everything that a fan's checkout costs
 * is in it: token, validation, the log, the decision, the reply.
 */
@Command(name = "checkout", description = "Checkouts of one event over HTTP, in a closed loop.")
final class CheckoutLoad implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Mixin private LoadOptions options;
  private final Addresses addresses = new Addresses();

  @Option(
      names = "--customers",
      defaultValue = "10000",
      description = "Customers who take turns, each with a token of their own (default: 10000).")
  private int customers;

  @Option(
      names = "--rate",
      split = ",",
      defaultValue = "1000",
      description =
          "Checkouts a second at a fixed rate, whether or not answers come, a run for each; 0: none"
              + " (default: 1000).")
  private List<Integer> rates;

  private final Vertx vertx = Vertx.vertx();

  @Override
  public Integer call() throws Exception {
    FansOverHttp fans = new FansOverHttp(addresses.root(), customers);
    StadiumOnSale sales = new StadiumOnSale(addresses.edge(), fans.organiserToken());
    try (Yardstick yardstick = Yardstick.start(addresses)) {
      new Rounds("checkout", "bare http", options)
          .run(
              inFlight ->
                  yardstick.requests(vertx, inFlight, options.bareWarmUp(), options.duration()),
              inFlight -> measure(inFlight, sales, fans));
    }
    for (int rate : rates) {
      if (rate > 0) {
        openLoop(rate, sales, fans);
      }
    }
    Await.result(vertx.close(), PATIENCE);
    return 0;
  }

  private void openLoop(int rate, StadiumOnSale sales, FansOverHttp fans)
      throws IOException, InterruptedException {
    Measurement measured = null;
    for (Duration time : List.of(options.warmUp(), options.duration())) {
      Stadium stadium =
          sales.open(stadium((int) (rate * time.toSeconds() / options.seats + 1) * options.seats));
      measured =
          Await.result(
              OpenLoop.run(
                  vertx,
                  addresses.edgePort(),
                  rate,
                  time,
                  (client, n) -> ask(client, fans, stadium, n)),
              time.plus(PATIENCE));
    }
    System.out.println(measured.row("open " + rate + "/s", options.duration()));
    Results results = new Results("checkout-open", Map.of("perSecondAsked", rate));
    results.add(measured.figures(options.duration()));
    System.out.println("Written to " + results.write());
  }

  private Measurement measure(int inFlight, StadiumOnSale sales, FansOverHttp fans)
      throws IOException, InterruptedException {
    long warmUntil = System.nanoTime() + options.warmUp().toNanos();
    while (System.nanoTime() < warmUntil) {
      run(inFlight, sales.open(stadium()), fans, warmUntil);
    }
    Stadium measured = sales.open(stadium());
    return run(inFlight, measured, fans, System.nanoTime() + options.duration().toNanos());
  }

  private Stadium stadium() {
    return stadium(options.seats);
  }

  private static Stadium stadium(int seats) {
    return new Stadium("bench-" + UUID.randomUUID(), seats);
  }

  /** Asks until the time is over or every seat was asked for once. */
  private Measurement run(int inFlight, Stadium stadium, FansOverHttp fans, long end)
      throws IOException {
    return ClosedLoop.run(
        vertx,
        addresses.edgePort(),
        inFlight,
        stadium.seats(),
        end,
        (client, n) -> ask(client, fans, stadium, n));
  }

  private static Future<String> ask(HttpClient client, FansOverHttp fans, Stadium stadium, int n) {
    return fans.checkout(
        client,
        n,
        "{\"eventId\":\"%s\",\"seats\":[\"%s\"]}".formatted(stadium.eventId(), stadium.seat(n)));
  }
}

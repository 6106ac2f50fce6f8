package dev.rushline.bench;

import dev.rushline.bench.http.Await;
import dev.rushline.bench.http.ClosedLoop;
import dev.rushline.bench.http.OpenLoop;
import dev.rushline.bench.raw.Yardstick;
import dev.rushline.bench.report.Results;
import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

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
    PrivateKey key = new SigningKeys(Path.of(addresses.root(), ".rushline", "keys")).privateKey();
    List<String> tokens =
        IntStream.range(0, customers)
            .parallel()
            .mapToObj(n -> token("bench-" + n, "fan", key))
            .toList();
    StadiumOnSale sales = new StadiumOnSale(addresses.edge(), token("bench", "organiser", key));
    try (Yardstick yardstick = Yardstick.start(addresses)) {
      new Rounds("checkout", "bare http", options)
          .run(
              inFlight ->
                  yardstick.requests(vertx, inFlight, options.bareWarmUp(), options.duration()),
              inFlight -> measure(inFlight, sales, tokens));
    }
    for (int rate : rates) {
      if (rate > 0) {
        openLoop(rate, sales, tokens);
      }
    }
    Await.result(vertx.close(), PATIENCE);
    return 0;
  }

  private void openLoop(int rate, StadiumOnSale sales, List<String> tokens)
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
                  (client, n) -> ask(client, stadium, tokens.get(n % tokens.size()), n)),
              time.plus(PATIENCE));
    }
    System.out.println(measured.row("open " + rate + "/s", options.duration()));
    Results results = new Results("checkout-open", Map.of("perSecondAsked", rate));
    results.add(measured.figures(options.duration()));
    System.out.println("Written to " + results.write());
  }

  private Measurement measure(int inFlight, StadiumOnSale sales, List<String> tokens)
      throws IOException, InterruptedException {
    long warmUntil = System.nanoTime() + options.warmUp().toNanos();
    while (System.nanoTime() < warmUntil) {
      run(inFlight, sales.open(stadium()), tokens, warmUntil);
    }
    Stadium measured = sales.open(stadium());
    return run(inFlight, measured, tokens, System.nanoTime() + options.duration().toNanos());
  }

  private static String token(String subject, String role, PrivateKey key) {
    return new Token(subject, role, TOKEN_LIFETIME).sign(key, Instant.now());
  }

  private Stadium stadium() {
    return stadium(options.seats);
  }

  private static Stadium stadium(int seats) {
    return new Stadium("bench-" + UUID.randomUUID(), seats);
  }

  /** Asks until the time is over or every seat was asked for once. */
  private Measurement run(int inFlight, Stadium stadium, List<String> tokens, long end)
      throws IOException {
    return ClosedLoop.run(
        vertx,
        addresses.edgePort(),
        inFlight,
        stadium.seats(),
        end,
        (client, n) -> ask(client, stadium, tokens.get(n % tokens.size()), n));
  }

  private static Future<String> ask(HttpClient client, Stadium stadium, String token, int n) {
    String body =
        "{\"eventId\":\"%s\",\"seats\":[\"%s\"]}".formatted(stadium.eventId(), stadium.seat(n));
    return client
        .request(new RequestOptions().setMethod(HttpMethod.POST).setURI("/booking/checkout"))
        .compose(
            request ->
                request
                    .putHeader("Authorization", "Bearer " + token)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Idempotency-Key", "n" + n)
                    .send(Buffer.buffer(body)))
        .compose(answer -> answer.body().map(_ -> Integer.toString(answer.statusCode())));
  }
}

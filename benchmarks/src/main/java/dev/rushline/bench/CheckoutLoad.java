package dev.rushline.bench;

import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
  private static final Duration RUN_PATIENCE = Duration.ofMinutes(5);
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  @Mixin private LoadOptions options;
  private final Addresses addresses = new Addresses();

  @Option(
      names = "--customers",
      defaultValue = "10000",
      description = "Customers who take turns, each with a token of their own (default: 10000).")
  private int customers;

  private final Vertx vertx = Vertx.vertx();

  @Override
  public Integer call() throws Exception {
    PrivateKey key = new SigningKeys(Path.of(addresses.root(), ".rushline", "keys")).privateKey();
    List<String> tokens =
        IntStream.range(0, customers)
            .parallel()
            .mapToObj(n -> token("bench-" + n, "fan", key))
            .toList();
    System.out.println(Measurement.header("in flight"));
    StadiumOnSale sales = new StadiumOnSale(addresses.edge(), token("bench", "organiser", key));
    for (int inFlight : options.inFlight) {
      long warmUntil = System.nanoTime() + options.warmUp().toNanos();
      while (System.nanoTime() < warmUntil) {
        run(inFlight, sales.open(stadium()), tokens, warmUntil);
      }
      Stadium measured = sales.open(stadium());
      long end = System.nanoTime() + options.duration().toNanos();
      Measurement row = run(inFlight, measured, tokens, end);
      System.out.println(
          row.row(Integer.toString(inFlight), (double) options.duration().toSeconds()));
    }
    Await.result(vertx.close(), RUN_PATIENCE);
    return 0;
  }

  private static String token(String subject, String role, PrivateKey key) {
    return new Token(subject, role, TOKEN_LIFETIME).sign(key, Instant.now());
  }

  private Stadium stadium() {
    return new Stadium("bench-" + UUID.randomUUID(), options.seats);
  }

  /** Asks until the time is over or every seat was asked for once. */
  private Measurement run(int inFlight, Stadium stadium, List<String> tokens, long end)
      throws IOException {
    Promise<Measurement> finished = Promise.promise();
    // All on one event loop, so that counting needs no lock.
    vertx.runOnContext(
        _ -> new Loop(inFlight, stadium, tokens, end, finished).start(connections(inFlight)));
    return Await.result(finished.future(), RUN_PATIENCE);
  }

  private HttpClient connections(int count) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setDefaultHost("127.0.0.1")
            .setDefaultPort(addresses.edgePort())
            .setMaxPoolSize(count)
            .setTcpNoDelay(true));
  }

  /** One run on one event. */
  private static final class Loop {
    private final int inFlight;
    private final Stadium stadium;
    private final List<String> tokens;
    private final Promise<Measurement> finished;
    private final Measurement measured = new Measurement();
    private final long end;
    private HttpClient client;
    private int asked;
    private int idle;

    Loop(
        int inFlight,
        Stadium stadium,
        List<String> tokens,
        long end,
        Promise<Measurement> finished) {
      this.inFlight = inFlight;
      this.stadium = stadium;
      this.tokens = tokens;
      this.end = end;
      this.finished = finished;
    }

    void start(HttpClient connections) {
      client = connections;
      for (int i = 0; i < inFlight; i++) {
        askNext();
      }
    }

    private void askNext() {
      long started = System.nanoTime();
      if (started >= end || asked == stadium.seats()) {
        if (++idle == inFlight) {
          client.close().onComplete(_ -> finished.complete(measured));
        }
        return;
      }
      ask(asked++)
          .onComplete(
              answer -> {
                long now = System.nanoTime();
                if (now <= end) {
                  measured.add(
                      now - started,
                      answer.succeeded()
                          ? answer.result()
                          : answer.cause().getClass().getSimpleName());
                }
                askNext();
              });
    }

    private Future<String> ask(int n) {
      String body =
          "{\"eventId\":\"%s\",\"seats\":[\"%s\"]}".formatted(stadium.eventId(), stadium.seat(n));
      return client
          .request(new RequestOptions().setMethod(HttpMethod.POST).setURI("/booking/checkout"))
          .compose(
              request ->
                  request
                      .putHeader("Authorization", "Bearer " + tokens.get(n % tokens.size()))
                      .putHeader("Content-Type", "application/json")
                      .putHeader("Idempotency-Key", "n" + n)
                      .send(Buffer.buffer(body)))
          .compose(answer -> answer.body().map(_ -> Integer.toString(answer.statusCode())));
    }
  }

  /** Waits for what happens on the event loop. */
  private static final class Await {
    private Await() {}

    static <T> T result(Future<T> future, Duration patience) throws IOException {
      try {
        return future
            .toCompletionStage()
            .toCompletableFuture()
            .get(patience.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
        throw new IOException("the run did not finish", e);
      }
    }
  }
}

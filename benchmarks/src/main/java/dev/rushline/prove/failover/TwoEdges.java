package dev.rushline.prove.failover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The edges as a load balancer offers them: those that say that they are ready, and what one of
 * them refuses or loses is asked of the other at once, with the same key.
 */
final class TwoEdges implements AutoCloseable {
  /** Longer than an edge waits for an owner. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final List<String> edges;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  // 1 for ready.
  private final AtomicIntegerArray ready;
  private final ScheduledExecutorService looking;

  /** For these addresses; looks at them each second until it is closed. */
  TwoEdges(List<String> edges) {
    this.edges = edges;
    ready = new AtomicIntegerArray(edges.size());
    looking = Executors.newScheduledThreadPool(edges.size());
    for (int i = 0; i < edges.size(); i++) {
      int number = i;
      var _ =
          looking.scheduleWithFixedDelay(
              () -> look(number), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look(int number) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(edges.get(number) + "/q/health/ready"))
            .timeout(LOOK_EVERY)
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      ready.set(number, status == OK ? 1 : 0);
    } catch (IOException _) {
      ready.set(number, 0);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The answer, and whether a second edge was asked for it. */
  record Heard(Answer answer, boolean elsewhere) {}

  /** Asks the n-th edge first, or the next when that one is not ready. */
  Heard post(int n, String path, String token, String key, String body)
      throws InterruptedException {
    int first = ready.get(n % edges.size()) == 1 ? n : n + 1;
    Answer answer = ask(first, path, token, key, body);
    if (answer.outcome() != Attempt.Outcome.REFUSED) {
      return new Heard(answer, false);
    }
    return new Heard(ask(first + 1, path, token, key, body), true);
  }

  private Answer ask(int number, String path, String token, String key, String body)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(edges.get(number % edges.size()) + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return Answer.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return Answer.none(e.toString());
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}

package dev.rushline.prove.failover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * The edges as a load balancer offers them: what one of them refuses or loses is asked of the other
 * at once, with the same key.
 */
final class TwoEdges {
  /** Longer than an edge waits for an owner. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final List<String> edges;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** For these addresses. */
  TwoEdges(List<String> edges) {
    this.edges = edges;
  }

  /** The answer, and whether a second edge was asked for it. */
  record Heard(Answer answer, boolean elsewhere) {}

  /** Asks the n-th edge first. */
  Heard post(int first, String path, String token, String key, String body)
      throws InterruptedException {
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
      var answer = http.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      return new Answer(Answer.NONE, e.toString());
    }
  }
}

package dev.rushline.bench.queue;

import dev.rushline.bench.system.BenchSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An operator who runs the line of one event over HTTP. */
final class LineOrders {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);
  private static final int UNAVAILABLE = 503;

  private final String line;
  private final String token;

  LineOrders(BenchSystem system, String eventId) {
    this.line = system.edge() + "/queue/" + eventId;
    this.token = system.token("bench", "operator");
  }

  /** A line from now on that opens in another age: whoever joins stays. */
  void gather() throws IOException, InterruptedException {
    order("PUT", "/policy", "{\"mode\":\"ALWAYS\",\"opensAt\":\"2099-01-01T12:00:00Z\"}");
  }

  /** A line from now on that admits at this rate; whoever is called may take an hour. */
  void open(int ratePerMinute, int targetInside) throws IOException, InterruptedException {
    order(
        "PUT",
        "/policy",
        "{\"mode\":\"ALWAYS\",\"ratePerMinute\":%d,\"targetInside\":%d,\"claimSeconds\":3600}"
            .formatted(ratePerMinute, targetInside));
  }

  void pause() throws IOException, InterruptedException {
    order("POST", "/pause", "");
  }

  /** Tells those who wait something. */
  void tell(String text) throws IOException, InterruptedException {
    order("PUT", "/message", "{\"text\":\"%s\"}".formatted(text));
  }

  /** Orders may be repeated; the first ones find an admitter that is not warm and are late. */
  private void order(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(line + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    while (answer.statusCode() == UNAVAILABLE && System.nanoTime() < deadline) {
      TimeUnit.NANOSECONDS.sleep(AGAIN_AFTER.toNanos());
      answer = HTTP.send(request, BodyHandlers.ofString());
    }
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
    }
  }
}

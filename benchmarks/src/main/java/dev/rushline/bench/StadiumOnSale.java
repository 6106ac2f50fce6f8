package dev.rushline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Puts a stadium on sale through the catalogue, as an organiser does; without the orphan rule,
 * since runs take one seat after the other and would be refused the last but one of each row.
 */
public record StadiumOnSale(String edge, String organiserToken) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 200;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /**
   * Creates venue and event, and returns the stadium when the owner of the sale knows it.
   *
   * @throws IOException when the edge refuses, or the sale does not open in time
   */
  public Stadium open(Stadium stadium) throws IOException, InterruptedException {
    String id = stadium.eventId();
    put("/venue/" + id, "{\"name\":\"Bench\",\"capacity\":%d}".formatted(stadium.seats()));
    put(
        "/event/" + id,
        """
        {"name":"Bench","start":"2099-01-01T20:00:00Z","venueId":"%s",
         "sale":{"maxPerOrder":100,"maxPerCustomer":1000,"holdTtlSeconds":3600,"orphanRule":false}}"""
            .formatted(id));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String all = "\"free\":" + stadium.seats() + ",";
    while (!get("/event/" + id + "/availability").contains(all)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the sale of " + id + " does not open");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
    return stadium;
  }

  private void put(String path, String body) throws IOException, InterruptedException {
    var answer =
        HTTP.send(
            request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException("PUT " + path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).GET().build(), BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(edge + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + organiserToken);
  }
}

package dev.rushline.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rushline.bench.Measurement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes until an event is found by its venue's new name: from the moment at which the
 * organiser is told that the name is written, to the first search that finds it, as a fan asks who
 * repeats one search. Everything is in it: capture, projection, sink, refresh of the index, and
 * what the edge remembers.
 */
final class ChangedName {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MILLIS = 20;
  private static final int PAUSE_MILLIS_MAX = 1_000;
  private static final int LETTERS = 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random();
  private final String id = "bench-search-" + UUID.randomUUID();
  private final Answers answers;
  private final String edge;
  private final String token;

  ChangedName(String edge, String organiserToken) {
    this.edge = edge;
    this.answers = new Answers(edge);
    this.token = organiserToken;
  }

  /** Renames so often, one after the other, and deletes the event in the end. */
  Measurement run(int changes) throws IOException, InterruptedException {
    rename(word());
    send(
        request("/event/" + id)
            .PUT(
                BodyPublishers.ofString(
                    "{\"name\":\"Bench\",\"start\":\"2099-01-01T20:00:00Z\",\"venueId\":\"%s\"}"
                        .formatted(id))));
    awaitFound("bench " + rename(word()));
    Measurement measured = new Measurement();
    for (int i = 0; i < changes; i++) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(PAUSE_MILLIS_MAX));
      String word = rename(word());
      long written = System.nanoTime();
      awaitFound(word);
      measured.add(System.nanoTime() - written, "found");
    }
    send(request("/event/" + id).DELETE());
    return measured;
  }

  private String rename(String name) throws IOException, InterruptedException {
    send(
        request("/venue/" + id)
            .PUT(BodyPublishers.ofString("{\"name\":\"%s\",\"capacity\":10}".formatted(name))));
    return name;
  }

  private void awaitFound(String word) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isFound(answers.ask(Answers.path(word)))) {
      if (System.nanoTime() > deadline) {
        throw new IOException("not found after %s: %s".formatted(PATIENCE, word));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  /** By the index: the catalogue would know it at once. */
  private boolean isFound(JsonNode answer) {
    return answer.path("source").asText().equals("index")
        && answer.path("matched").asText().equals("AS_WRITTEN")
        && answer.path("events").path(0).path("id").asText().equals(id);
  }

  /** One that no event has. */
  private String word() {
    return random
        .ints(LETTERS, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(edge + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          "%s: %d %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
  }
}

package dev.rushline.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * Searches one at a time, and takes only answers of the index. The edge answers from elsewhere when
 * the index is late; such an answer is asked for again.
 */
final class Answers {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TRIES = 10;
  private static final long PAUSE_MILLIS = 1_200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String edge;
  private int fromElsewhere;

  Answers(String edge) {
    this.edge = edge;
  }

  /** The request's path and query for a first page of ten. */
  static String path(String keyword) {
    return "/event/search?limit=10&keyword=" + URLEncoder.encode(keyword, StandardCharsets.UTF_8);
  }

  /** The path and query for names that begin so. */
  static String suggestPath(String typed) {
    return "/event/suggest?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
  }

  /** Ids of the ten best events. */
  List<String> find(String keyword) throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      JsonNode answer = ask(path(keyword));
      if (isOfTheIndex(answer)) {
        return StreamSupport.stream(answer.path("events").spliterator(), false)
            .map(event -> event.path("id").asText())
            .toList();
      }
      fromElsewhere++;
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw new IOException("the index does not answer: " + keyword);
  }

  /** One answer, as it is. */
  JsonNode ask(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(edge + path)).timeout(PATIENCE).build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "GET %s: %d %s"
              .formatted(
                  path, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
    }
    return JSON.readTree(answer.body());
  }

  private static boolean isOfTheIndex(JsonNode answer) {
    return answer.path("source").asText().equals("index") && !answer.path("stale").asBoolean();
  }

  /** Answers that were asked for again. */
  int fromElsewhere() {
    return fromElsewhere;
  }
}

package dev.rushline.local.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Http;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Documents and deletions of one generation, gathered into requests of bounded size. Each carries
 * its own version: of two writes of one document the server keeps the one with the higher version,
 * so that everything may be sent twice.
 */
final class BulkRequest {
  /** Elasticsearch's own limit is 100 MB; a few are enough to make a request worth its while. */
  private static final int BYTES_MAX = 4 * 1024 * 1024;

  private static final int ATTEMPTS_MAX = 8;
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final String index;
  private StringBuilder lines = new StringBuilder();

  BulkRequest(String url, String index) {
    this.url = url;
    this.index = index;
  }

  void index(String id, long version, JsonNode document) throws IOException, InterruptedException {
    add("index", id, version, document.toString());
  }

  void delete(String id, long version) throws IOException, InterruptedException {
    add("delete", id, version, "");
  }

  private void add(String verb, String id, long version, String document)
      throws IOException, InterruptedException {
    ObjectNode action = JSON.createObjectNode();
    action
        .putObject(verb)
        .put("_index", index)
        .put("_id", id)
        .put("version", version)
        .put("version_type", "external");
    lines.append(action).append('\n');
    if (!document.isEmpty()) {
      lines.append(document).append('\n');
    }
    if (lines.length() > BYTES_MAX) {
      send();
    }
  }

  /**
   * Sends what was gathered.
   *
   * @throws ServerFailed when the server refuses a document for good, or has no time for too long
   */
  void send() throws IOException, InterruptedException {
    if (lines.isEmpty()) {
      return;
    }
    String body = lines.toString();
    lines = new StringBuilder();
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; attempt < ATTEMPTS_MAX; attempt++) {
      if (isTaken(body)) {
        return;
      }
      Thread.sleep(wait);
      wait = wait.multipliedBy(2);
    }
    throw new ServerFailed(
        "Elasticsearch is too busy for %,d bytes of documents after %d attempts"
            .formatted(body.getBytes(StandardCharsets.UTF_8).length, ATTEMPTS_MAX));
  }

  /** Whether every item is as wanted; false: some may be so later, and all may be sent again. */
  private boolean isTaken(String body) throws IOException, InterruptedException {
    Http.Answer answer = Http.postJson(url + "/_bulk", body);
    if (isBusy(answer.status())) {
      return false;
    }
    JsonNode result = JSON.readTree(answer.requireSuccess("documents").body());
    boolean taken = true;
    for (JsonNode item : result.path("items")) {
      JsonNode outcome = item.elements().next();
      int status = outcome.path("status").asInt();
      taken &= !isBusy(status);
      if (!isBusy(status) && !isDone(status, outcome.path("error"))) {
        throw new ServerFailed(
            "%s does not take the document %s: %s"
                .formatted(index, outcome.path("_id").asText(), outcome.at("/error")));
      }
    }
    return taken;
  }

  /** Done is also a deletion of what is not there, and what is there in a newer version. */
  private static boolean isDone(int status, JsonNode error) {
    return status < 300
        || (status == 404 && error.isMissingNode())
        || (status == 409
            && error.path("type").asText().equals("version_conflict_engine_exception"));
  }

  private static boolean isBusy(int status) {
    return status == 408 || status == 429 || status == 503 || status == 504;
  }
}

package dev.rushline.local.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** The edge's calls for whoever fills its catalogue, and tells of it again. */
public final class EdgeClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int PLAN_IS_FAULTY = 422;

  private final String url;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Speaks to one edge.
   *
   * @param url its base, without a path
   * @param token of an organiser
   */
  public EdgeClient(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /**
   * Streams a catalogue; the whole of it is never in memory.
   *
   * @param sent is told the bytes sent so far
   * @throws ServerFailed when the edge refuses the import as a whole, or is not there
   */
  public ImportResult importEvents(Source source, LongConsumer sent)
      throws IOException, InterruptedException {
    InputStream body = new CountingStream(source.stream(), sent);
    HttpRequest.Builder request =
        request("/event/import")
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body));
    if (source.gzip()) {
      request.header("Content-Encoding", "gzip");
    }
    HttpResponse<String> response = send(request);
    if (response.statusCode() != 200) {
      throw new ServerFailed(String.join("\n  ", faults(response)));
    }
    return JSON.readValue(response.body(), ImportResult.class);
  }

  /**
   * Sends a seating plan.
   *
   * @param rekey whether ids that occur twice may be given anew
   * @return what is wrong with it; empty when the venue was made
   * @throws ServerFailed when the edge refuses the call for another reason, or is not there
   */
  public List<String> importSeatingPlan(Path file, boolean rekey)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(
            request("/venue/import?rekey=" + rekey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
    if (response.statusCode() == PLAN_IS_FAULTY) {
      return faults(response);
    }
    if (response.statusCode() / 100 != 2) {
      throw new ServerFailed(String.join("\n  ", faults(response)));
    }
    return List.of();
  }

  /** True when no event can be found at all. */
  public boolean catalogueIsEmpty() throws IOException, InterruptedException {
    HttpResponse<String> response = send(request("/event?limit=1").GET());
    if (response.statusCode() != 200) {
      throw new ServerFailed(String.join("\n  ", faults(response)));
    }
    JsonNode events = JSON.readTree(response.body()).path("events");
    return events.isEmpty();
  }

  /**
   * Has a page of sales told again to their owners.
   *
   * @param after the end of the page before, or empty
   * @param overrule whether owners who know something newer have to take it
   */
  public ResentPage resendSales(String after, boolean overrule)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(
            request(
                    "/sale/definitions?overrule="
                        + overrule
                        + (after.isEmpty() ? "" : "&after=" + after))
                .POST(HttpRequest.BodyPublishers.noBody()));
    if (response.statusCode() != 200) {
      throw new ServerFailed(String.join("\n  ", faults(response)));
    }
    return JSON.readValue(response.body(), ResentPage.class);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json, application/problem+json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new ServerFailed("Nobody answers at %s: start it with ./rushline up".formatted(url), e);
    }
  }

  /** The problem's title and detail, then each fault of a list that the problem may have. */
  private static List<String> faults(HttpResponse<String> response) throws IOException {
    List<String> lines = new ArrayList<>();
    if (!response.headers().firstValue("Content-Type").orElse("").contains("json")) {
      lines.add("HTTP %d %s".formatted(response.statusCode(), response.body()));
      return lines;
    }
    JsonNode problem = JSON.readTree(response.body());
    lines.add(
        "HTTP %d %s: %s"
            .formatted(
                response.statusCode(),
                problem.path("code").asText(),
                problem.path("detail").asText(problem.path("title").asText())));
    for (JsonNode fault : problem.path("faults")) {
      lines.add(fault.path("pointer").asText() + ": " + fault.path("reason").asText());
    }
    return lines;
  }
}

package dev.rushline.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Somebody who uses the system over HTTP: a fan, an organiser. */
record Person(String edge, String token) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** What came back. */
  record Answer(int status, JsonNode body, HttpResponse<String> response) {
    String text(String field) {
      return body.path(field).asText();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** The same person at another edge. */
  Person at(String otherEdge) {
    return new Person(otherEdge, token);
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  Answer get(String path, Map<String, String> headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).GET();
    headers.forEach(request::header);
    return send(request);
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return send(request(path).DELETE());
  }

  Answer put(String path, Object body) throws IOException, InterruptedException {
    return send(request(path).PUT(json(body)));
  }

  Answer post(String path, Map<String, String> headers, Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).POST(json(body));
    headers.forEach(request::header);
    return send(request);
  }

  Answer checkout(String key, Object body) throws IOException, InterruptedException {
    return post("/booking/checkout", Map.of("Idempotency-Key", key), body);
  }

  Answer confirm(String key, String bookingId, String paymentToken)
      throws IOException, InterruptedException {
    return post(
        "/booking/confirm",
        Map.of("Idempotency-Key", key),
        Map.of("bookingId", bookingId, "paymentToken", paymentToken));
  }

  Answer confirm(String key, Answer held, String paymentToken)
      throws IOException, InterruptedException {
    return post(
        "/booking/confirm",
        Map.of("Idempotency-Key", key),
        Map.of(
            "bookingId",
            held.text("bookingId"),
            "holdId",
            held.body().path("hold").path("id").asText(),
            "paymentToken",
            paymentToken));
  }

  Answer extend(String key, String bookingId) throws IOException, InterruptedException {
    return post("/booking/" + bookingId + "/extension", Map.of("Idempotency-Key", key), Map.of());
  }

  Answer changeSeats(String key, String bookingId, Object wish)
      throws IOException, InterruptedException {
    return send(
        request("/booking/" + bookingId + "/seats").header("Idempotency-Key", key).PUT(json(wish)));
  }

  Answer cancel(String key, String path) throws IOException, InterruptedException {
    return post(path + "/cancellation", Map.of("Idempotency-Key", key), Map.of());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(edge + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher json(Object body) throws IOException {
    return BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    JsonNode body =
        response.body().isBlank() || !response.body().stripLeading().startsWith("{")
            ? JSON.missingNode()
            : JSON.readTree(response.body());
    return new Answer(response.statusCode(), body, response);
  }
}

package dev.rushline.search.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a sink and Elasticsearch and answers for some items itself: a share of them is
 * refused for now, and some ids are refused always, as if the mapping did not fit. The rest goes on
 * to Elasticsearch.
 */
final class FaultyProxy implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LINE = '\n';

  private final String target;
  private final Random random;
  private final double busyShare;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger refused = new AtomicInteger();

  FaultyProxy(String target, long seed, double busyShare) throws IOException {
    this.target = target;
    this.random = new Random(seed);
    this.busyShare = busyShare;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** One id of a hundred. */
  static boolean neverTakes(String id) {
    return Math.floorMod(id.hashCode() * 31, 100) == 7;
  }

  /** How many items were refused for now. */
  int refused() {
    return refused.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<String> lines =
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      List<ObjectNode> own = new ArrayList<>();
      StringBuilder rest = new StringBuilder();
      for (int i = 0; i < lines.size(); i++) {
        JsonNode action = JSON.readTree(lines.get(i));
        boolean index = action.has("index");
        ObjectNode answer = ownAnswer(action);
        own.add(answer);
        if (answer == null) {
          rest.append(lines.get(i)).append((char) LINE);
          if (index) {
            rest.append(lines.get(i + 1)).append((char) LINE);
          }
        }
        i += index ? 1 : 0;
      }
      respond(exchange, merged(own, rest.isEmpty() ? List.of() : forwarded(exchange, rest)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null: Elasticsearch answers. */
  private ObjectNode ownAnswer(JsonNode action) {
    String verb = action.fieldNames().next();
    String id = action.path(verb).path("_id").asText();
    if (verb.equals("index") && neverTakes(id)) {
      return error(verb, id, 400, "document_parsing_exception", "failed to parse field [made up]");
    }
    synchronized (random) {
      if (random.nextDouble() < busyShare) {
        refused.incrementAndGet();
        return error(verb, id, 429, "es_rejected_execution_exception", "queue is full");
      }
    }
    return null;
  }

  private static ObjectNode error(String verb, String id, int status, String type, String reason) {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode item = answer.putObject(verb).put("_index", "x").put("_id", id);
    item.put("status", status).putObject("error").put("type", type).put("reason", reason);
    return answer;
  }

  private List<JsonNode> forwarded(HttpExchange exchange, CharSequence body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
            .header("Accept", exchange.getRequestHeaders().getFirst("Accept"))
            .method(
                exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> response =
        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new IOException("Elasticsearch answered " + response.body());
    }
    List<JsonNode> items = new ArrayList<>();
    JSON.readTree(response.body()).path("items").forEach(items::add);
    return items;
  }

  private static byte[] merged(List<ObjectNode> own, List<JsonNode> forwarded) throws IOException {
    ObjectNode whole = JSON.createObjectNode().put("took", 1).put("errors", true);
    ArrayNode items = whole.putArray("items");
    int next = 0;
    for (ObjectNode answer : own) {
      items.add(answer == null ? forwarded.get(next++) : answer);
    }
    return JSON.writeValueAsBytes(whole);
  }

  private static void respond(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
    exchange
        .getResponseHeaders()
        .set("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}

package dev.rushline.schemas.wire;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A schema registry's Confluent API, remembered: each schema and id is asked for once per process.
 * Thread-safe.
 */
final class SchemaRegistry {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** A registry that starts again, or whose database did, answers after some seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String CONFLUENT_API = "/apis/ccompat/v7/";
  private static final String SCHEMA_JSON = "application/vnd.schemaregistry.v1+json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<URI, SchemaRegistry> BY_ADDRESS = new ConcurrentHashMap<>();

  private final URI api;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Map<Subject, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  private record Subject(String name, Schema schema) {}

  private SchemaRegistry(URI api) {
    this.api = api;
  }

  /** The registry at this address, shared by all who name it. */
  static SchemaRegistry at(String url) {
    return BY_ADDRESS.computeIfAbsent(URI.create(url).resolve(CONFLUENT_API), SchemaRegistry::new);
  }

  /**
   * The id of a schema under a subject, registering it when it is new.
   *
   * @throws RegistryFault when the registry refuses it or cannot be asked
   */
  int id(String subject, Schema schema) {
    Subject key = new Subject(subject, schema);
    Integer known = ids.get(key);
    return known == null ? ids.computeIfAbsent(key, this::register) : known;
  }

  /**
   * The schema of an id that a record names.
   *
   * @throws RegistryFault when the registry does not know it or cannot be asked. The id came from a
   *     writer that had it from a registry, so it is not the record that is wrong.
   */
  Schema schema(int id) {
    Schema known = schemas.get(id);
    return known == null ? schemas.computeIfAbsent(id, this::fetch) : known;
  }

  private int register(Subject subject) {
    String name = URLEncoder.encode(subject.name(), StandardCharsets.UTF_8);
    String body =
        JSON.createObjectNode()
            .put("schemaType", "AVRO")
            .put("schema", subject.schema().toString())
            .toString();
    return ask(HttpRequest.newBuilder(api.resolve("subjects/" + name + "/versions"))
            .header("Content-Type", SCHEMA_JSON)
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .map(answer -> answer.get("id").asInt())
        .orElseThrow(() -> new RegistryFault("the registry knows no subject " + subject.name()));
  }

  private Schema fetch(int id) {
    return ask(HttpRequest.newBuilder(api.resolve("schemas/ids/" + id)).GET())
        .map(answer -> parse(id, answer))
        .orElseThrow(() -> new RegistryFault("the registry at " + api + " knows no schema " + id));
  }

  private Schema parse(int id, JsonNode answer) {
    try {
      return new Schema.Parser().parse(answer.path("schema").asText());
    } catch (AvroRuntimeException e) {
      throw new RegistryFault("the registry at " + api + " has no Avro schema under " + id, e);
    }
  }

  /** The answer; empty when what is asked for does not exist. */
  private Optional<JsonNode> ask(HttpRequest.Builder request) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        try {
          return askOnce(request.timeout(TIMEOUT).build());
        } catch (IOException e) {
          if (System.nanoTime() > deadline) {
            throw new RegistryFault("the registry at " + api + " cannot be asked", e);
          }
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryFault("interrupted while asking the registry", e);
    }
  }

  private Optional<JsonNode> askOnce(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(JSON.readTree(answer.body()));
      case 404 -> Optional.empty();
      default -> {
        String problem = "status " + answer.statusCode() + ": " + answer.body();
        if (answer.statusCode() < 500) {
          throw new RegistryFault("the registry at " + api + " says " + problem);
        }
        throw new IOException(problem);
      }
    };
  }
}

package dev.rushline.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rushline.local.process.ServerFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a stand-in for the edge that remembers what it was sent. */
class EdgeClientTest {
  @TempDir private Path directory;
  private HttpServer edge;
  private String encoding;
  private String query;
  private byte[] received;
  private int status = 200;
  private String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    edge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    edge.createContext("/", this::handle);
    edge.start();
  }

  @AfterEach
  void stop() {
    edge.stop(0);
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
      query = exchange.getRequestURI().getQuery();
      received = exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void events_are_sent_as_they_are_and_the_answer_is_summed_up() throws Exception {
    answer =
        """
        {"read":3,"created":1,"updated":0,"unchanged":1,"refused":1,
         "refusals":[{"line":2,"code":"PLACE_MISSING","reason":"no location"}],
         "refusalsTruncated":false,"seconds":12.34,"new":"field"}""";
    byte[] lines = "{\"a\":1}\n{\"b\":2}\n".getBytes(StandardCharsets.UTF_8);
    AtomicLong sent = new AtomicLong();

    ImportResult result =
        client().importEvents(Source.of(new ByteArrayInputStream(lines)), sent::set);

    assertThat(received).isEqualTo(lines);
    assertThat(encoding).isNull();
    assertThat(sent.get()).isEqualTo(lines.length);
    assertThat(result.summary())
        .isEqualTo("2 imported (1 new, 0 changed, 1 unchanged), 1 refused in 12.3 s");
    assertThat(result.refusals().getFirst()).hasToString("line 2: PLACE_MISSING no location");
  }

  @Test
  void compressed_events_are_told_by_their_first_bytes_and_stay_compressed() throws Exception {
    byte[] packed = gzip("{\"a\":1}\n");

    client().importEvents(Source.of(new ByteArrayInputStream(packed)), bytes -> {});

    assertThat(encoding).isEqualTo("gzip");
    assertThat(received).isEqualTo(packed);
  }

  @Test
  void a_refused_plan_comes_back_with_every_fault() throws Exception {
    status = 422;
    answer =
        """
        {"code":"PLAN_INVALID","title":"The plan is not valid","faults":[
          {"pointer":"/zones/0/rows/1","reason":"seat_guid occurs twice"},
          {"pointer":"/size/width","reason":"is no integer"}]}""";

    assertThat(client().importSeatingPlan(plan(), true))
        .containsExactly(
            "HTTP 422 PLAN_INVALID: The plan is not valid",
            "/zones/0/rows/1: seat_guid occurs twice",
            "/size/width: is no integer");
    assertThat(query).isEqualTo("rekey=true");
  }

  @Test
  void a_plan_is_told_from_a_catalogue_by_its_zones() throws Exception {
    Path catalogue =
        Files.writeString(directory.resolve("events.ndjson"), "{\"name\":\"x\"}\n{}\n");
    Path broken = Files.writeString(directory.resolve("broken.ndjson"), "no json\n{}\n");

    assertThat(Source.isSeatingPlan(plan())).isTrue();
    assertThat(Source.isSeatingPlan(catalogue)).isFalse();
    assertThat(Source.isSeatingPlan(broken)).isFalse();
  }

  @Test
  void an_edge_that_is_not_there_is_reported_with_what_to_do() {
    stop();

    assertThatThrownBy(() -> client().catalogueIsEmpty())
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("./rushline up");
  }

  @Test
  void an_import_that_is_refused_as_a_whole_fails_with_the_problem() {
    status = 401;
    answer = "{\"code\":\"TOKEN_EXPIRED\",\"detail\":\"The token has expired\"}";

    assertThatThrownBy(
            () -> client().importEvents(Source.of(new ByteArrayInputStream(new byte[0])), b -> {}))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("TOKEN_EXPIRED: The token has expired");
  }

  private EdgeClient client() {
    return new EdgeClient("http://127.0.0.1:" + edge.getAddress().getPort(), "token");
  }

  private Path plan() throws IOException {
    return Files.writeString(directory.resolve("plan.json"), "{\n \"name\": \"p\", \"zones\": []}");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}

package dev.rushline.booking.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.wire.RegistryFault;
import dev.rushline.streams.ValueSerdes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A registry that answers wrongly, or knows what this build cannot read, stops the owner: a command
 * that another registry would have given a meaning must not be skipped.
 */
class WrongRegistryTest {
  /** A zero byte, schema 7, and a byte. */
  private static final byte[] OF_SCHEMA_7 = {0, 0, 0, 0, 7, 2};

  private HttpServer registry;
  private int status;
  private String body = "{}";

  @BeforeEach
  void start() throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    registry.start();
  }

  @AfterEach
  void stop() {
    registry.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429})
  void whatever_it_says_no_command_is_set_aside(int status) {
    this.status = status;
    requireStopped();
  }

  @Test
  void nor_if_it_has_no_schema_under_the_number() {
    status = 200;
    body = "{\"schema\": \"nothing of the kind\"}";
    requireStopped();
  }

  @Test
  void nor_if_a_newer_build_wrote_it_in_a_way_that_this_one_cannot_read() {
    status = 200;
    body =
        """
        {"schema": "{\\"type\\": \\"record\\", \\"name\\": \\"BookingCommand\\", \
        \\"namespace\\": \\"dev.rushline.schemas.booking\\", \\"fields\\": []}"}
        """;
    requireStopped();
  }

  /** As an edge of the next release would: this build must not throw such a command away. */
  @Test
  void nor_if_it_may_hold_a_kind_of_command_that_this_build_does_not_know() throws IOException {
    status = 200;
    ObjectMapper json = new ObjectMapper();
    ObjectNode schema = (ObjectNode) json.readTree(BookingCommand.getClassSchema().toString());
    for (JsonNode field : schema.path("fields")) {
      if (field.path("name").asText().equals("body")) {
        ((ArrayNode) field.path("type"))
            .add(
                json.readTree(
                    """
                    {"type": "record", "name": "Transfer", "fields": []}
                    """));
      }
    }
    body = json.writeValueAsString(Map.of("schema", schema.toString()));
    requireStopped();
  }

  @Test
  void a_value_of_another_kind_is_set_aside() {
    status = 200;
    body =
        "{\"schema\": \"{\\\"type\\\": \\\"record\\\", \\\"name\\\": \\\"x.Y\\\", \\\"fields\\\": []}\"}";
    try (TestTopology topology = topology()) {
      topology.sendBytes("e1", OF_SCHEMA_7);

      assertThat(topology.deadLetters.readValuesToList()).containsExactly(OF_SCHEMA_7);
    }
  }

  private void requireStopped() {
    try (TestTopology topology = topology()) {
      assertThatThrownBy(() -> topology.sendBytes("e1", OF_SCHEMA_7))
          .satisfies(thrown -> assertThat(causes(thrown)).contains(RegistryFault.class));
      assertThat(topology.deadLetters.isEmpty()).isTrue();
    }
  }

  private static List<Class<?>> causes(Throwable thrown) {
    return Stream.iterate(thrown, e -> e != null, Throwable::getCause)
        .<Class<?>>map(Object::getClass)
        .toList();
  }

  private TestTopology topology() {
    return new TestTopology(
        ValueSerdes.throughRegistry("http://127.0.0.1:" + registry.getAddress().getPort()));
  }
}

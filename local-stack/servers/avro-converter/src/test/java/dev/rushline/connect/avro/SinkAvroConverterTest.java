package dev.rushline.connect.avro;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops a sink, and what is the fault of one record; the latter with a real worker, too. */
class SinkAvroConverterTest {
  private static final byte[] OF_SCHEMA_7 = {0, 0, 0, 0, 7, 2};

  @Test
  void a_registry_that_is_not_there_stops_the_task() throws IOException {
    int nobody;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = taken.getLocalPort();
    }

    try (SinkAvroConverter converter = converter(nobody)) {
      assertThatThrownBy(() -> converter.toConnectData("films", new RecordHeaders(), OF_SCHEMA_7))
          .isInstanceOf(RegistryFault.class)
          .hasMessageContaining("films");
      assertThatThrownBy(() -> converter.toConnectData("films", OF_SCHEMA_7))
          .isInstanceOf(RegistryFault.class);
    }
  }

  /**
   * With something that is no schema, restored from an older backup, of another environment, behind
   * a gateway, overloaded.
   */
  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403, 404, 429, 500, 503})
  void a_registry_that_answers_wrongly_stops_the_task(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"message\":\"no\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();

    try (SinkAvroConverter converter = converter(server.getAddress().getPort())) {
      assertThatThrownBy(() -> converter.toConnectData("films", new RecordHeaders(), OF_SCHEMA_7))
          .isInstanceOf(RegistryFault.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void bytes_of_no_schema_are_the_fault_of_the_record() throws IOException {
    try (SinkAvroConverter converter = converter(1)) {
      assertThatThrownBy(
              () -> converter.toConnectData("films", new RecordHeaders(), new byte[] {9, 9, 9}))
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static SinkAvroConverter converter(int port) {
    SinkAvroConverter converter = new SinkAvroConverter();
    converter.configure(
        Map.of(
            "apicurio.registry.url", "http://127.0.0.1:%d/apis/registry/v2".formatted(port),
            "apicurio.registry.headers.enabled", "false",
            "apicurio.registry.id-handler", "io.apicurio.registry.serde.Legacy4ByteIdHandler",
            "apicurio.registry.use-id", "contentId"),
        false);
    return converter;
  }
}

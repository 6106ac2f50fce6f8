package dev.rushline.search.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.servers.Http;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/** Films as Avro records of a schema that the registry knows: one field, {@code number}. */
final class AvroFilms {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA =
      """
      {"type":"record","name":"Film","fields":[{"name":"number","type":"int"}]}""";

  private final String registry;
  private final int id;

  private AvroFilms(String registry, int id) {
    this.registry = registry;
    this.id = id;
  }

  static AvroFilms register(String registry, String topic) throws Exception {
    String body = JSON.writeValueAsString(Map.of("schemaType", "AVRO", "schema", SCHEMA));
    String answer =
        Http.postJson(registry + "/apis/ccompat/v7/subjects/" + topic + "-value/versions", body)
            .requireSuccess("schema of " + topic)
            .body();
    return new AvroFilms(registry, JSON.readTree(answer).path("id").asInt());
  }

  /** The wire format: 0, the schema's id in 4 bytes, and an int, zigzag in base 128. */
  byte[] of(int number) {
    if (number < 0 || number >= 64) {
      throw new IllegalArgumentException("more than one byte: " + number);
    }
    return ByteBuffer.allocate(6).put((byte) 0).putInt(id).put((byte) (number << 1)).array();
  }

  byte[] cutShort() {
    return Arrays.copyOf(of(1), 5);
  }

  /** What a sink needs in order to read them. */
  Map<String, String> converter() {
    return Map.of(
        "value.converter", "dev.rushline.connect.avro.SinkAvroConverter",
        "value.converter.apicurio.registry.url", registry + "/apis/registry/v2",
        "value.converter.apicurio.registry.headers.enabled", "false",
        "value.converter.apicurio.registry.id-handler",
            "io.apicurio.registry.serde.Legacy4ByteIdHandler",
        "value.converter.apicurio.registry.use-id", "contentId");
  }
}

package dev.rushline.edge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.schemas.wire.RegistryFault;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class WaitForRegistryTest {
  private final WaitForRegistry handler = new WaitForRegistry();

  @Test
  void a_record_is_read_once_the_registry_tells_its_schema() {
    AtomicInteger tries = new AtomicInteger();

    Object read =
        read(
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw new RegistryFault("away");
              }
              return "the record";
            });

    assertThat(read).isEqualTo("the record");
    assertThat(tries).hasValue(3);
  }

  @Test
  void bytes_that_are_wrong_are_not_waited_for() {
    AtomicInteger tries = new AtomicInteger();

    assertThatThrownBy(
            () ->
                read(
                    () -> {
                      tries.incrementAndGet();
                      throw new SerializationException("cut short");
                    }))
        .isInstanceOf(SerializationException.class);
    assertThat(tries).hasValue(1);
  }

  /** Whoever adds one: without it a registry that is away makes the channel forget records. */
  @Test
  void every_channel_that_reads_avro_waits() throws IOException {
    Properties settings = new Properties();
    try (InputStream in = getClass().getResourceAsStream("/application.properties")) {
      settings.load(in);
    }

    assertThat(settings.stringPropertyNames())
        .filteredOn(name -> name.matches("mp[.]messaging[.]incoming[.].*[.]value[.]deserializer"))
        .filteredOn(name -> settings.getProperty(name).endsWith("AvroDeserializer"))
        .isNotEmpty()
        .allMatch(
            name ->
                WaitForRegistry.NAME.equals(
                    settings.getProperty(
                        name.replace(
                            "value.deserializer", "value-deserialization-failure-handler"))));
  }

  private Object read(java.util.function.Supplier<Object> deserialization) {
    return handler.decorateDeserialization(
        Uni.createFrom().item(deserialization),
        "films",
        false,
        "Avro",
        new byte[0],
        new RecordHeaders());
  }
}

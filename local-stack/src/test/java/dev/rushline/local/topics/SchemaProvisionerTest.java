package dev.rushline.local.topics;

import static dev.rushline.local.junit.ServerKind.KAFKA;
import static dev.rushline.local.junit.ServerKind.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.local.junit.NeedsServers;
import dev.rushline.local.junit.Servers;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Http;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.Ticket;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

@NeedsServers({KAFKA, REGISTRY})
class SchemaProvisionerTest {
  private final Servers servers;

  SchemaProvisionerTest(Servers servers) {
    this.servers = servers;
  }

  @Test
  void every_topic_has_one_version_under_its_subject_however_often_it_is_provisioned()
      throws Exception {
    servers.provision();
    servers.provision();

    for (Topic<?> topic : Topics.all()) {
      assertThat(versions(topic.subject())).as(topic.subject()).isEqualTo("[1]");
    }
  }

  @Test
  void the_serde_writes_the_id_of_the_registered_schema() throws Exception {
    servers.provision();
    Ticket ticket =
        new Ticket("t", "b", "e", "c", "A:1:1", "standard", 4_500L, "EUR", Instant.EPOCH, null);

    byte[] bytes;
    try (Serde<Ticket> serde = Topics.BOOKING_TICKETS.valueSerde(servers.registryUrl())) {
      bytes = serde.serializer().serialize(Topics.BOOKING_TICKETS.name(), ticket);
    }

    ByteBuffer header = ByteBuffer.wrap(bytes);
    assertThat(header.get()).isZero();
    String schema =
        Http.get(servers.registryUrl() + "/apis/ccompat/v7/schemas/ids/" + header.getInt())
            .requireSuccess("schema by the id in the record")
            .body();
    assertThat(schema).contains("Ticket");
    assertThat(versions(Topics.BOOKING_TICKETS.subject())).isEqualTo("[1]");
  }

  @Test
  void a_schema_that_cannot_read_old_records_is_refused() throws Exception {
    Topic<Ticket> before = new Topic<>("changed", "any", "a test", 1, Ticket.class, Map.of());
    Topic<Booking> after = new Topic<>("changed", "any", "a test", 1, Booking.class, Map.of());
    SchemaProvisioner provisioner = new SchemaProvisioner(servers.registryUrl());
    provisioner.provision(List.of(before));

    assertThatThrownBy(() -> provisioner.provision(List.of(after)))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("changed-value");
  }

  private String versions(String subject) throws Exception {
    return Http.get(servers.registryUrl() + "/apis/ccompat/v7/subjects/" + subject + "/versions")
        .requireSuccess("versions")
        .body();
  }
}

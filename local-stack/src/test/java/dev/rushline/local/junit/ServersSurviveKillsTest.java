package dev.rushline.local.junit;

import static dev.rushline.local.junit.ServerKind.KAFKA;
import static dev.rushline.local.junit.ServerKind.POSTGRES;
import static dev.rushline.local.junit.ServerKind.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Http;
import dev.rushline.schemas.topics.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@NeedsServers({KAFKA, POSTGRES, REGISTRY})
class ServersSurviveKillsTest {
  private final Servers servers;

  ServersSurviveKillsTest(Servers servers) {
    this.servers = servers;
  }

  @Test
  @Tag("long")
  void an_acknowledged_record_is_there_after_a_kill_of_the_broker() throws Exception {
    servers.provision();
    TopicPartition partition = new TopicPartition(Topics.deadLetters().getFirst().name(), 0);
    long offset;
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers.bootstrap(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      offset =
          producer.send(new ProducerRecord<>(partition.topic(), 0, "k", "kept")).get().offset();
    }

    servers.kill(KAFKA);
    servers.restart(KAFKA);

    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers.bootstrap()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, offset);
      assertThat(consumer.poll(Duration.ofSeconds(20)))
          .singleElement()
          .satisfies(record -> assertThat(record.value()).isEqualTo("kept"));
    }
  }

  @Test
  void a_committed_row_is_there_after_a_kill_of_the_database() throws Exception {
    execute("CREATE TABLE kept (id int PRIMARY KEY)", "INSERT INTO kept VALUES (7)");

    servers.kill(POSTGRES);
    servers.restart(POSTGRES);

    try (Connection connection = servers.postgres().connect();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("SELECT id FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(7);
    }
    execute("DROP TABLE kept");
  }

  @Test
  @Tag("long")
  void schemas_keep_their_ids_over_a_kill_of_the_registry() throws Exception {
    servers.provision();
    String latest =
        servers.registryUrl()
            + "/apis/ccompat/v7/subjects/"
            + Topics.BOOKING_COMMANDS.subject()
            + "/versions/latest";
    String before = Http.get(latest).requireSuccess("before the kill").body();

    servers.kill(REGISTRY);
    servers.restart(REGISTRY);

    assertThat(Http.get(latest).requireSuccess("after the kill").body()).isEqualTo(before);
  }

  @Test
  void the_database_takes_nobody_without_a_password() throws Exception {
    var account = servers.postgres();
    var stranger =
        new dev.rushline.local.servers.PostgresAccount(
            account.host(), account.port(), account.database(), account.user(), "guess");

    assertThatThrownBy(stranger::connect)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
  }

  @Test
  void asking_again_gives_the_same_servers() throws Exception {
    Servers again = Servers.running(Set.of(KAFKA));

    assertThat(again.bootstrap()).isEqualTo(servers.bootstrap());
  }

  @Test
  void containers_are_refused_with_a_reason() {
    System.setProperty(Servers.WHERE_PROPERTY, "containers");
    try {
      assertThatThrownBy(() -> Servers.running(Set.of(KAFKA)))
          .isInstanceOf(ServerFailed.class)
          .hasMessageContaining("not available yet");
    } finally {
      System.clearProperty(Servers.WHERE_PROPERTY);
    }
  }

  private void execute(String... statements) throws Exception {
    try (Connection connection = servers.postgres().connect();
        Statement sql = connection.createStatement()) {
      for (String statement : statements) {
        sql.execute(statement);
      }
    }
  }
}

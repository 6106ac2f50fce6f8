package dev.rushline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private static final Addresses HERE =
      new Addresses(
          "127.0.0.1:9092",
          "http://127.0.0.1:8081",
          "http://127.0.0.1:8083",
          "http://127.0.0.1:9200",
          "http://127.0.0.1:8080",
          "127.0.0.1",
          5432);

  @Test
  void what_the_environment_does_not_name_is_here() {
    assertThat(HERE.changedBy(Map.of("RUSHLINE_DB_PORT", "6432")))
        .isEqualTo(
            new Addresses(
                HERE.kafka(),
                HERE.registry(),
                HERE.connect(),
                HERE.elasticsearch(),
                HERE.edge(),
                HERE.postgresHost(),
                6432));
  }

  @Test
  void every_server_can_be_elsewhere() {
    Map<String, String> environment =
        Map.of(
            "RUSHLINE_KAFKA_BOOTSTRAP", "kafka:9092",
            "RUSHLINE_REGISTRY_URL", "http://registry:8081",
            "RUSHLINE_CONNECT_URL", "http://connect:8083",
            "RUSHLINE_ELASTICSEARCH_URL", "http://elasticsearch:9200",
            "RUSHLINE_EDGE_URL", "http://api-edge:8080",
            "RUSHLINE_DB_HOST", "postgres");

    assertThat(HERE.changedBy(environment))
        .isEqualTo(
            new Addresses(
                "kafka:9092",
                "http://registry:8081",
                "http://connect:8083",
                "http://elasticsearch:9200",
                "http://api-edge:8080",
                "postgres",
                5432));
  }
}

package dev.rushline.local.stack;

import dev.rushline.local.process.ServerFailed;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ports of the local system, from the environment.
 *
 * @param kafka where clients reach the broker
 * @param kafkaController used by the broker alone
 * @param elasticsearchTransport used by the search server alone
 */
public record Settings(
    int kafka,
    int kafkaController,
    int postgres,
    int registry,
    int connect,
    int edge,
    int streams,
    int elasticsearch,
    int elasticsearchTransport,
    int searchIndexer,
    int queueAdmitter) {

  /**
   * Reads the settings; what is not set has its default.
   *
   * @throws ServerFailed when a setting is no port, or two are the same
   */
  public static Settings from(Map<String, String> environment) {
    Settings settings =
        new Settings(
            port(environment, "RUSHLINE_KAFKA_PORT", 9092),
            port(environment, "RUSHLINE_KAFKA_CONTROLLER_PORT", 9093),
            port(environment, "RUSHLINE_POSTGRES_PORT", 5432),
            port(environment, "RUSHLINE_REGISTRY_PORT", 8081),
            port(environment, "RUSHLINE_CONNECT_PORT", 8083),
            port(environment, "RUSHLINE_EDGE_PORT", 8080),
            port(environment, "RUSHLINE_STREAMS_PORT", 8090),
            port(environment, "RUSHLINE_ELASTICSEARCH_PORT", 9200),
            port(environment, "RUSHLINE_ELASTICSEARCH_TRANSPORT_PORT", 9300),
            port(environment, "RUSHLINE_SEARCH_INDEXER_PORT", 8091),
            port(environment, "RUSHLINE_QUEUE_ADMITTER_PORT", 8092));
    int[] all = {
      settings.kafka,
      settings.kafkaController,
      settings.postgres,
      settings.registry,
      settings.connect,
      settings.edge,
      settings.streams,
      settings.elasticsearch,
      settings.elasticsearchTransport,
      settings.searchIndexer,
      settings.queueAdmitter
    };
    if (IntStream.of(all).distinct().count() < all.length) {
      throw new ServerFailed("Two of the RUSHLINE_..._PORT settings are the same: " + settings);
    }
    return settings;
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,5}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > 65_535) {
      throw new ServerFailed("%s=%s is not a port (1 to 65535)".formatted(name, value));
    }
    return Integer.parseInt(value);
  }
}

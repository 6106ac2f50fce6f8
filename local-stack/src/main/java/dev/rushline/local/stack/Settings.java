package dev.rushline.local.stack;

import dev.rushline.local.process.ServerFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ports of the local system, from the environment: those of the first process of each kind, see
 * {@link #nth}.
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

  /** From a port to that of the next process of its kind. */
  public static final int STEP = 100;

  private static final int PORT_MAX = 65_535;

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
    settings.requireDistinct(Scale.ONE);
    return settings;
  }

  /** The port of the n-th process of a kind. */
  static int nth(int first, int number) {
    return first + STEP * (number - 1);
  }

  /**
   * Looks at what so many processes would listen on.
   *
   * @throws ServerFailed when two would have the same, or one is none
   */
  void requireDistinct(Scale scale) {
    List<Integer> all =
        new ArrayList<>(
            List.of(
                postgres,
                registry,
                connect,
                elasticsearch,
                elasticsearchTransport,
                searchIndexer,
                queueAdmitter));
    addPorts(all, kafka, scale.brokers());
    addPorts(all, kafkaController, scale.brokers());
    addPorts(all, edge, scale.edges());
    addPorts(all, streams, scale.owners());
    if (all.stream().distinct().count() < all.size()) {
      throw new ServerFailed(
          "Two of the RUSHLINE_..._PORT settings are the same: %s, each further process of a kind %d above"
              .formatted(this, STEP));
    }
    if (all.stream().anyMatch(port -> port > PORT_MAX)) {
      throw new ServerFailed("A RUSHLINE_..._PORT is too high for so many processes: " + this);
    }
  }

  private static void addPorts(List<Integer> all, int first, int processes) {
    for (int number = 1; number <= processes; number++) {
      all.add(nth(first, number));
    }
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,5}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > PORT_MAX) {
      throw new ServerFailed("%s=%s is not a port (1 to 65535)".formatted(name, value));
    }
    return Integer.parseInt(value);
  }
}

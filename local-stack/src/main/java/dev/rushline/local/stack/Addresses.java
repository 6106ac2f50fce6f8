package dev.rushline.local.stack;

import java.util.Map;

/**
 * Where the servers of a system are. URLs have no path.
 *
 * @param kafka all of the brokers
 * @param edge one instance of the HTTP side
 */
public record Addresses(
    String kafka,
    String registry,
    String connect,
    String elasticsearch,
    String edge,
    String postgresHost,
    int postgresPort) {

  /** The servers of this machine. */
  public static Addresses of(LocalSystem system) {
    return new Addresses(
        system.kafka().bootstrap(),
        system.registry().url(),
        system.connect().url(),
        system.elasticsearch().url(),
        system.apiEdge().url(),
        system.postgres().accounts().host(),
        system.postgres().accounts().port());
  }

  /** With what the environment says, by the names that the applications know. */
  public Addresses changedBy(Map<String, String> environment) {
    return new Addresses(
        environment.getOrDefault("RUSHLINE_KAFKA_BOOTSTRAP", kafka),
        environment.getOrDefault("RUSHLINE_REGISTRY_URL", registry),
        environment.getOrDefault("RUSHLINE_CONNECT_URL", connect),
        environment.getOrDefault("RUSHLINE_ELASTICSEARCH_URL", elasticsearch),
        environment.getOrDefault("RUSHLINE_EDGE_URL", edge),
        environment.getOrDefault("RUSHLINE_DB_HOST", postgresHost),
        Integer.parseInt(
            environment.getOrDefault("RUSHLINE_DB_PORT", Integer.toString(postgresPort))));
  }
}

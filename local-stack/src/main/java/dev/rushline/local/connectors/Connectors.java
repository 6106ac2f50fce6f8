package dev.rushline.local.connectors;

import dev.rushline.local.servers.PostgresAccount;
import dev.rushline.schemas.topics.CapturedTopic;
import dev.rushline.schemas.topics.DeadLetterTopic;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All connectors of the system for given servers. */
public final class Connectors {
  /** What booking.commands takes, and a little for the record's own overhead. */
  private static final int RECORD_BYTES_MAX = Topics.COMMAND_BYTES_MAX + 64 * 1024;

  private Connectors() {}

  /**
   * The connectors, sources first.
   *
   * @param database Connect's account; its password is not taken from here
   * @param secrets the directory with a file that holds the account's password, which the worker
   *     reads itself
   * @param registryUrl the registry's base, without a path
   */
  public static List<Connector> all(PostgresAccount database, Path secrets, String registryUrl)
      throws IOException {
    List<Connector> connectors = new ArrayList<>();
    connectors.add(catalogue(database, secrets, registryUrl));
    connectors.addAll(ofSales(database, secrets, registryUrl));
    return List.copyOf(connectors);
  }

  /**
   * Those through which sales begin and bookings become tables; none of them needs Elasticsearch.
   * Parameters as in {@link #all}.
   */
  public static List<Connector> ofSales(PostgresAccount database, Path secrets, String registryUrl)
      throws IOException {
    Map<String, String> servers = servers(database, secrets, registryUrl);
    List<Connector> connectors = new ArrayList<>();
    connectors.add(outbox(servers));
    for (TableSink sink : TableSink.ALL) {
      connectors.add(tableSink(sink, servers));
    }
    return List.copyOf(connectors);
  }

  /** The one that follows the catalogue's tables; parameters as in {@link #all}. */
  public static Connector catalogue(PostgresAccount database, Path secrets, String registryUrl)
      throws IOException {
    Map<String, String> values = new HashMap<>(servers(database, secrets, registryUrl));
    values.put("slot", ReplicationSlot.CATALOGUE);
    values.put(
        "tables",
        Topics.captured().stream()
            .map(topic -> "public." + topic.table())
            .collect(Collectors.joining(",")));
    values.put("topic.prefix", CapturedTopic.PREFIX);
    return Connector.of("catalogue", "catalogue.json", values);
  }

  private static Map<String, String> servers(
      PostgresAccount database, Path secrets, String registryUrl) {
    return Map.of(
        "database.host", database.host(),
        "database.port", Integer.toString(database.port()),
        "database.name", database.database(),
        "database.url", database.jdbcUrl(),
        "database.user", database.user(),
        "database.password", "${secret:%s:%s}".formatted(secrets, database.user()),
        "registry", registryUrl);
  }

  private static Connector outbox(Map<String, String> servers) throws IOException {
    Map<String, String> values = new HashMap<>(servers);
    values.put("slot", ReplicationSlot.OUTBOX);
    values.put("record.bytes.max", Integer.toString(RECORD_BYTES_MAX));
    return Connector.of("outbox", "outbox.json", values);
  }

  private static Connector tableSink(TableSink sink, Map<String, String> servers)
      throws IOException {
    Map<String, String> values = new HashMap<>(servers);
    values.put("topic", sink.topic().name());
    values.put("topic.dead", deadLetters(sink.topic()));
    values.put("table", sink.table());
    values.put("key.mode", sink.keyMode().name().toLowerCase(Locale.ROOT));
    values.put("key.fields", String.join(",", sink.keyFields()));
    boolean byKey = sink.keyMode() == TableSink.KeyMode.RECORD_KEY;
    // The sink wants a struct, our keys are plain strings.
    values.put("transforms", byKey ? "keepPast,wrapKey" : "keepPast");
    return Connector.of(sink.connectorName(), "table-sink.json", values);
  }

  static String deadLetters(Topic<?> source) {
    return Topics.deadLetters().stream()
        .filter(topic -> topic.source().equals(source))
        .map(DeadLetterTopic::name)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(source.name() + " has no topic for dead letters"));
  }
}

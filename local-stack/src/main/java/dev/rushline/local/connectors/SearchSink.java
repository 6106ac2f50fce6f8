package dev.rushline.local.connectors;

import dev.rushline.schemas.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * The connector that writes {@code search.documents} into one generation of the index of events.
 */
public final class SearchSink {
  /** The connector's name. */
  public static final String NAME = "search-documents";

  /** The header of a record that holds its document's version, as decimal digits. */
  public static final String VERSION_HEADER = "rushline.version";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ConnectRest connect;
  private final SinkGroup group;
  private final String elasticsearchUrl;
  private final String registryUrl;

  /**
   * For given servers.
   *
   * @param connectUrl the worker's base, without a path
   */
  public SearchSink(
      String connectUrl, String bootstrap, String elasticsearchUrl, String registryUrl) {
    this.connect = new ConnectRest(connectUrl);
    this.group = new SinkGroup(bootstrap, NAME);
    this.elasticsearchUrl = elasticsearchUrl;
    this.registryUrl = registryUrl;
  }

  /** The connector as it has to be to write to this index. */
  public Connector to(String index) throws IOException {
    return Connector.of(
        NAME,
        "search-sink.json",
        Map.of(
            "topic", Topics.SEARCH_DOCUMENTS.name(),
            "topic.dead", Connectors.deadLetters(Topics.SEARCH_DOCUMENTS),
            "elasticsearch", elasticsearchUrl,
            "index", index,
            "version.header", VERSION_HEADER,
            "registry", registryUrl));
  }

  /**
   * Lets go of the index it writes to, for good, and then writes to another. Changed settings alone
   * would not tell when the last task with the former ones has ended.
   *
   * @return false when there is no connector
   */
  public boolean moveTo(String index) throws IOException, InterruptedException {
    if (!connect.exists(NAME)) {
      return false;
    }
    connect.stop(NAME, PATIENCE);
    group.awaitEmpty(PATIENCE);
    connect.apply(to(index));
    connect.awaitRunning(NAME, PATIENCE);
    return true;
  }
}

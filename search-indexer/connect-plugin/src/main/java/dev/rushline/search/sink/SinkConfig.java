package dev.rushline.search.sink;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/** The options of one connector, read. */
final class SinkConfig extends AbstractConfig {

  /**
   * Reads the options.
   *
   * @throws org.apache.kafka.common.config.ConfigException when one is wrong
   */
  SinkConfig(Map<String, String> options) {
    // Not logged: Connect has logged the connector's options already.
    super(SinkOptions.definition(), options, false);
  }

  List<URI> urls() {
    return getList(SinkOptions.URL).stream().map(URI::create).toList();
  }

  /** Name and password; empty: none are sent. */
  Optional<Account> account() {
    String name = getString(SinkOptions.USERNAME);
    Password password = getPassword(SinkOptions.PASSWORD_OF_USER);
    return name == null || password == null
        ? Optional.empty()
        : Optional.of(new Account(name, password));
  }

  /** Who writes. */
  record Account(String name, Password password) {}

  IndexName index() {
    return new IndexName(getString(SinkOptions.INDEX));
  }

  VersionSource versionSource() {
    return VersionSource.parse(getString(SinkOptions.VERSION_SOURCE)).orElseThrow();
  }

  DocumentJson.Decimals decimals() {
    return choice(DocumentJson.Decimals.class, SinkOptions.DECIMALS);
  }

  SinkOptions.NullValues nullValues() {
    return choice(SinkOptions.NullValues.class, SinkOptions.NULL_VALUES);
  }

  SinkOptions.MalformedDocuments malformedDocuments() {
    return choice(SinkOptions.MalformedDocuments.class, SinkOptions.MALFORMED);
  }

  Limits limits() {
    return new Limits(
        getInt(SinkOptions.BATCH_SIZE),
        getInt(SinkOptions.BATCH_BYTES),
        getLong(SinkOptions.LINGER),
        getInt(SinkOptions.IN_FLIGHT),
        getInt(SinkOptions.BUFFERED),
        getInt(SinkOptions.RETRIES));
  }

  private <E extends Enum<E>> E choice(Class<E> type, String option) {
    return Enum.valueOf(type, getString(option).toUpperCase(Locale.ROOT));
  }
}

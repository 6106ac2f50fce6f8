package dev.rushline.search.sink;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import org.apache.kafka.common.config.ConfigDef;

/** The options by name, with what is allowed and what holds when nothing is said. */
final class SinkOptions {
  static final String URL = "connection.url";
  static final String USERNAME = "connection.username";
  static final String PASSWORD_OF_USER = "connection.password";
  static final String CONNECT_TIMEOUT = "connection.timeout.ms";
  static final String READ_TIMEOUT = "read.timeout.ms";
  static final String INDEX = "index";
  static final String REQUIRE_ALIAS = "require.alias";
  static final String VERSION_SOURCE = "version.source";
  static final String DECIMALS = "decimals";
  static final String NULL_VALUES = "behavior.on.null.values";
  static final String MALFORMED = "behavior.on.malformed.documents";
  static final String BATCH_SIZE = "batch.size";
  static final String BATCH_BYTES = "batch.bytes.max";
  static final String LINGER = "linger.ms";
  static final String IN_FLIGHT = "max.in.flight.requests";
  static final String BUFFERED = "max.buffered.records";
  static final String RETRIES = "max.retries";
  static final String BACKOFF = "retry.backoff.ms";
  static final String BACKOFF_MAX = "retry.backoff.max.ms";
  static final String FLUSH_TIMEOUT = "flush.timeout.ms";

  private SinkOptions() {}

  /** All options; Connect shows them, checks them and fills in the defaults. */
  static ConfigDef definition() {
    OptionGroups options = new OptionGroups();
    connection(options);
    timeouts(options);
    documents(options);
    forms(options);
    requests(options);
    bounds(options);
    failures(options);
    return options.definition();
  }

  private static void connection(OptionGroups options) {
    options.group("Connection");
    options.add(
        URL,
        LIST,
        ConfigDef.NO_DEFAULT_VALUE,
        OptionChecks.URLS,
        HIGH,
        "Addresses of Elasticsearch, such as https://search-1:9200,https://search-2:9200."
            + " Requests go to each in turn, and past those that do not answer.");
    options.add(
        USERNAME,
        STRING,
        null,
        null,
        MEDIUM,
        "User for basic authentication; none is sent without it.");
    options.add(
        PASSWORD_OF_USER,
        PASSWORD,
        null,
        null,
        MEDIUM,
        "The user's password. Name a file or a secret of a config provider instead of writing it"
            + " out.");
  }

  private static void timeouts(OptionGroups options) {
    options.add(
        CONNECT_TIMEOUT,
        INT,
        1_000,
        ConfigDef.Range.between(10, 60_000),
        LOW,
        "How long to wait for a connection, in milliseconds.");
    options.add(
        READ_TIMEOUT,
        INT,
        30_000,
        ConfigDef.Range.between(100, 600_000),
        LOW,
        "How long to wait for an answer, in milliseconds; then the request is sent again. Keep it"
            + " below the index's index.gc_deletes (60 s).");
  }

  private static void documents(OptionGroups options) {
    options.group("Documents");
    options.add(
        INDEX,
        STRING,
        IndexName.TOPIC,
        OptionChecks.INDEX,
        HIGH,
        "Index or alias of the documents. ${topic} stands for the record's topic in lower case.");
    options.add(
        REQUIRE_ALIAS,
        BOOLEAN,
        false,
        null,
        MEDIUM,
        "Whether index must be an alias. With true a missing alias stops the task; with false"
            + " Elasticsearch may make an index of that name, with a mapping it guesses.");
    options.add(
        VERSION_SOURCE,
        STRING,
        "offset",
        OptionChecks.VERSION_SOURCE,
        HIGH,
        "Where a document's version comes from: header:NAME or field:NAME of the record, its offset,"
            + " or none. Of two writes Elasticsearch keeps the one with the higher version. Offsets"
            + " begin anew when a topic is made anew; with none, repeated records may bring back an"
            + " older document for a moment.");
  }

  private static void forms(OptionGroups options) {
    options.addChoice(
        DECIMALS,
        DocumentJson.Decimals.class,
        "number",
        LOW,
        "Whether decimals are written as JSON numbers or as strings; with all their digits either"
            + " way.");
    options.addChoice(
        NULL_VALUES,
        NullValues.class,
        "fail",
        MEDIUM,
        "What a record without a value means: fail stops the task, ignore skips the record, delete"
            + " deletes the document.");
    options.addChoice(
        MALFORMED,
        MalformedDocuments.class,
        "fail",
        MEDIUM,
        "What to do with a record that cannot become a document, or that Elasticsearch will never"
            + " take: fail stops the task; warn and ignore hand it to Connect's error handling"
            + " (errors.deadletterqueue.topic.name, errors.log.enable) and go on, warn with a line in"
            + " the log.");
  }

  private static void requests(OptionGroups options) {
    options.group("Requests");
    options.add(
        BATCH_SIZE,
        INT,
        2_000,
        ConfigDef.Range.between(1, 100_000),
        MEDIUM,
        "Most documents in one bulk request.");
    options.add(
        BATCH_BYTES,
        INT,
        5 * 1024 * 1024,
        ConfigDef.Range.between(1_024, 90 * 1024 * 1024),
        MEDIUM,
        "Most bytes in one bulk request; a larger document travels alone. Elasticsearch's own limit"
            + " is http.max_content_length (100 MB).");
    options.add(
        LINGER,
        LONG,
        1L,
        ConfigDef.Range.between(0, 60_000),
        LOW,
        "How long a document waits for others to fill a request, in milliseconds.");
  }

  private static void bounds(OptionGroups options) {
    options.add(
        IN_FLIGHT,
        INT,
        5,
        ConfigDef.Range.between(1, 64),
        MEDIUM,
        "Most bulk requests of a task at a time. Two writes of one document are never on their way"
            + " together.");
    options.add(
        BUFFERED,
        INT,
        20_000,
        ConfigDef.Range.between(1, 10_000_000),
        LOW,
        "How many records may be read and not done before the task pauses its partitions. It also"
            + " pauses at batch.bytes.max * (max.in.flight.requests + 1) bytes.");
  }

  private static void failures(OptionGroups options) {
    options.group("Failures");
    options.add(
        RETRIES,
        INT,
        60,
        ConfigDef.Range.between(0, Integer.MAX_VALUE),
        MEDIUM,
        "How often one document is sent again that Elasticsearch refuses for now (429, 503); then"
            + " the task stops. Requests that get no answer at all are not counted: they are sent"
            + " again until somebody answers.");
    options.add(
        BACKOFF,
        LONG,
        100L,
        ConfigDef.Range.between(1, 60_000),
        LOW,
        "Wait before the first repetition, in milliseconds; doubled with each further one.");
    options.add(
        BACKOFF_MAX,
        LONG,
        10_000L,
        ConfigDef.Range.between(1, 600_000),
        LOW,
        "Longest wait before a repetition, in milliseconds.");
    options.add(
        FLUSH_TIMEOUT,
        LONG,
        10_000L,
        ConfigDef.Range.between(0, 240_000),
        LOW,
        "How long a task that loses partitions waits for requests on their way, in milliseconds."
            + " Keep it well below the consumer's max.poll.interval.ms.");
  }

  /** What a record without a value means. */
  enum NullValues {
    FAIL,
    IGNORE,
    DELETE
  }

  /** What to do with a record that is no document. */
  enum MalformedDocuments {
    FAIL,
    WARN,
    IGNORE
  }
}

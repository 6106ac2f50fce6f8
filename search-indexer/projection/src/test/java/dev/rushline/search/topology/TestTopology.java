package dev.rushline.search.topology;

import static dev.rushline.schemas.topics.Topics.EVENT_AVAILABILITY;
import static dev.rushline.schemas.topics.Topics.SEARCH_DOCUMENTS;

import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.search.SearchDocument;
import dev.rushline.schemas.topics.CapturedTopic;
import dev.rushline.streams.BareAvro;
import dev.rushline.streams.SetAsideMalformed;
import dev.rushline.streams.SetAsideUnreadable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The search topology without a broker, and its topics. */
final class TestTopology implements AutoCloseable {
  static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BareAvro serdes = new BareAvro();
  private final TopologyTestDriver driver;
  private final TestOutputTopic<String, SearchDocument> documents;

  TestTopology(Path stateDirectory) {
    driver =
        new TopologyTestDriver(
            SearchTopology.build(serdes, ContainedRows.reader(), meters),
            settings(stateDirectory),
            START);
    documents =
        driver.createOutputTopic(
            SEARCH_DOCUMENTS.name(),
            Serdes.String().deserializer(),
            serdes.of(SEARCH_DOCUMENTS).deserializer());
  }

  private static Properties settings(Path stateDirectory) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "search-indexer-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    // Tells of timers that ring.
    settings.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "DEBUG");
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideMalformed.class);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideUnreadable.class);
    return settings;
  }

  TestTopology row(CapturedTopic topic, String key, GenericRecord row) {
    return bytes(topic, key, ContainedRows.row(row));
  }

  TestTopology deleted(CapturedTopic topic, String key) {
    return bytes(topic, key, null);
  }

  TestTopology bytes(CapturedTopic topic, String key, byte[] value) {
    driver
        .createInputTopic(
            topic.name(), Serdes.String().serializer(), Serdes.ByteArray().serializer())
        .pipeInput(key, value);
    return this;
  }

  TestTopology free(String eventId, String sectionId, int seats) {
    driver
        .createInputTopic(
            EVENT_AVAILABILITY.name(),
            Serdes.String().serializer(),
            serdes.of(EVENT_AVAILABILITY).serializer())
        .pipeInput(
            eventId + "/" + sectionId,
            new SectionAvailability(
                eventId, sectionId, 1L, 1L, START, seats, 0, 0, 0, ByteBuffer.allocate(0)));
    return this;
  }

  TestTopology after(Duration time) {
    driver.advanceWallClockTime(time);
    return this;
  }

  /** What has come out since the last call, after a tick. */
  List<TestRecord<String, SearchDocument>> news() {
    after(ProjectDocuments.SETTLING);
    return documents.readRecordsToList();
  }

  /** What came out without another tick. */
  List<TestRecord<String, SearchDocument>> alreadyOut() {
    return documents.readRecordsToList();
  }

  List<TestRecord<byte[], byte[]>> deadLetters(CapturedTopic topic) {
    return driver
        .createOutputTopic(
            topic.name() + ".dlq",
            Serdes.ByteArray().deserializer(),
            Serdes.ByteArray().deserializer())
        .readRecordsToList();
  }

  /** How often a timer of any task has rung so far. */
  double rung() {
    return driver.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().group().equals("stream-task-metrics"))
        .filter(metric -> metric.getKey().name().equals("punctuate-total"))
        .mapToDouble(metric -> (Double) metric.getValue().metricValue())
        .sum();
  }

  @Override
  public void close() {
    driver.close();
  }
}

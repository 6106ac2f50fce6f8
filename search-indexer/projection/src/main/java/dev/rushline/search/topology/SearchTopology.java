package dev.rushline.search.topology;

import static dev.rushline.schemas.topics.Topics.EVENT_AVAILABILITY;
import static dev.rushline.schemas.topics.Topics.SEARCH_DOCUMENTS;

import dev.rushline.schemas.topics.CapturedTopic;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.search.projection.Fact;
import dev.rushline.streams.Changelog;
import dev.rushline.streams.ValueSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Makes search documents of the catalogue's tables and of what is free.
 *
 * <pre>
 *   event.availability ──▶ sum-seats ──▶ (seats-left, one partition) ──┐
 *                       [section-seats]                                ▼
 *   catalogue.event, .venue, .performer, ────────────────────▶ project-documents ──▶ search.documents
 *             .event_performer, .price_category                   [catalogue]
 * </pre>
 *
 * Six tasks sum what is free and hand on one number per event every two seconds at most; one task
 * knows the whole catalogue, so that a venue's new name reaches all its events, and so that the
 * order of documents and their versions are one thread's.
 */
public final class SearchTopology {
  /** Names of the stores, also in their changelogs' names. */
  static final String CATALOGUE = "catalogue";

  static final String SECTION_SEATS = "section-seats";

  private SearchTopology() {}

  /**
   * Builds the topology.
   *
   * @param values how values of topics are read and written
   * @param rows reads the rows of captured tables, whose schema is where it was registered
   * @param meters where documents are counted
   */
  public static Topology build(
      ValueSerdes values, Deserializer<GenericRecord> rows, MeterRegistry meters) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(store(SECTION_SEATS)).addStateStore(store(CATALOGUE));
    KStream<String, Fact> seatsLeft =
        builder.stream(
                EVENT_AVAILABILITY.name(),
                Consumed.with(Serdes.String(), values.of(EVENT_AVAILABILITY))
                    .withName(EVENT_AVAILABILITY.name()))
            .process(SumSeats::new, Named.as("sum-seats"), SECTION_SEATS)
            .repartition(
                Repartitioned.<String, Integer>as("seats-left")
                    .withKeySerde(Serdes.String())
                    .withValueSerde(Serdes.Integer())
                    .withNumberOfPartitions(1))
            .mapValues(Fact.SeatsLeft::new, Named.as("seats-left"));
    builder.stream(rowTopics(), Consumed.with(Serdes.String(), facts(rows)).withName(CATALOGUE))
        .merge(seatsLeft, Named.as("facts"))
        .process(() -> new ProjectDocuments(meters), Named.as("project-documents"), CATALOGUE)
        .to(
            SEARCH_DOCUMENTS.name(),
            Produced.with(Serdes.String(), values.of(SEARCH_DOCUMENTS))
                .withName(SEARCH_DOCUMENTS.name()));
    return builder.build();
  }

  private static List<String> rowTopics() {
    return Topics.captured().stream().map(CapturedTopic::name).toList();
  }

  private static Serde<Fact> facts(Deserializer<GenericRecord> rows) {
    return Serdes.serdeFrom(
        (_, _) -> {
          throw new UnsupportedOperationException("the catalogue is only read");
        },
        new RowDeserializer(rows));
  }

  /**
   * Keys and values: see {@code StateKeys}; the changelog keeps the last value of each key. Not
   * cached by Kafka Streams: with a commit every few milliseconds its cache would be empty.
   */
  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(Changelog.settings());
  }
}

package dev.rushline.system;

import dev.rushline.local.stack.LocalSystem;
import dev.rushline.schemas.search.SearchDocument;
import dev.rushline.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Follows search.documents as the index does: the last document of each event counts. */
final class SearchDocuments implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final Serde<SearchDocument> values;
  private final Consumer<String, SearchDocument> consumer;
  private final Map<String, Optional<SearchDocument>> last = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** From the first document on, which are read before it returns. */
  SearchDocuments(LocalSystem system) {
    values = Topics.SEARCH_DOCUMENTS.valueSerde(system.registry().url());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                system.kafka().bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            Serdes.String().deserializer(),
            values.deserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Topics.SEARCH_DOCUMENTS.partitions())
            .mapToObj(p -> new TopicPartition(Topics.SEARCH_DOCUMENTS.name(), p))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      read();
    }
  }

  private void read() {
    consumer.poll(POLL).forEach(this::take);
  }

  private void take(ConsumerRecord<String, SearchDocument> document) {
    long version =
        Long.parseLong(
            new String(
                document.headers().lastHeader("rushline.version").value(),
                StandardCharsets.US_ASCII));
    Long before = versions.put(document.key(), version);
    if (before != null && before >= version) {
      faults.add("version of " + document.key() + " went from " + before + " to " + version);
    }
    if (document.value() != null && document.value().getVersion() != version) {
      faults.add(document.key() + " has another version in its header than in its value");
    }
    last.put(document.key(), Optional.ofNullable(document.value()));
  }

  /** Reads on for some milliseconds and tells whether the event's last document is as wanted. */
  boolean has(String eventId, Predicate<SearchDocument> wanted) {
    read();
    return last.getOrDefault(eventId, Optional.empty()).filter(wanted).isPresent();
  }

  /** The same, for an event that is gone. */
  boolean hasWithdrawn(String eventId) {
    read();
    return last.containsKey(eventId) && last.get(eventId).isEmpty();
  }

  /** How many events have a document. */
  long size() {
    read();
    return last.values().stream().filter(Optional::isPresent).count();
  }

  /** What no reader should ever see. */
  List<String> faults() {
    return faults;
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}

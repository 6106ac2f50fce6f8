package dev.rushline.bench.search;

import dev.rushline.bench.Addresses;
import dev.rushline.schemas.search.SearchDocument;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.search.judged.JudgedEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The events of which there is a search document: the last one of each counts. */
final class Documents {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, JudgedEvent> events = new HashMap<>();

  private Documents() {}

  /** Reads what the topic holds now. */
  static Collection<JudgedEvent> read(Addresses addresses) {
    Documents documents = new Documents();
    try (Serde<SearchDocument> values =
            Topics.SEARCH_DOCUMENTS.valueSerde(addresses.registryUrl());
        KafkaConsumer<String, SearchDocument> consumer =
            new KafkaConsumer<>(
                Map.of(
                    "bootstrap.servers",
                    addresses.bootstrap(),
                    "isolation.level",
                    "read_committed"),
                new StringDeserializer(),
                values.deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.SEARCH_DOCUMENTS.name()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(documents::take);
      }
    }
    return documents.events.values();
  }

  private void take(ConsumerRecord<String, SearchDocument> document) {
    SearchDocument value = document.value();
    if (value == null) {
      events.remove(document.key());
      return;
    }
    String city = value.getCity() == null ? "" : value.getCity();
    events.put(
        document.key(),
        new JudgedEvent(document.key(), value.getName(), value.getPerformers(), city));
  }
}

package dev.rushline.local.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rushline.local.connectors.SearchSink;
import dev.rushline.local.tailing.AvroJson;
import dev.rushline.schemas.search.SearchDocument;
import dev.rushline.schemas.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Copies {@code search.documents} into a generation as the sink connector would, up to what was
 * committed when a call began. The next call goes on from there.
 */
@SuppressWarnings("try") // everything that waits for a server may be interrupted
final class DocumentCopy implements AutoCloseable {
  private static final String TOPIC = Topics.SEARCH_DOCUMENTS.name();
  private static final Duration POLL = Duration.ofMillis(200);

  /** Elasticsearch's limit. */
  private static final int ID_BYTES_MAX = 512;

  /** How long the broker may give nothing before the end is reached. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Deserializer<SearchDocument> values;
  private final BulkRequest documents;
  private long written;
  private long skipped;

  /** Begins before the first record. */
  DocumentCopy(String bootstrap, String registryUrl, BulkRequest documents) {
    this.documents = documents;
    this.values = Topics.SEARCH_DOCUMENTS.valueSerde(registryUrl).deserializer();
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(partition -> new TopicPartition(TOPIC, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Copies up to what is committed now.
   *
   * @param progress told how many records are still to be read
   */
  void catchUp(LongConsumer progress) throws IOException, InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (long left = left(ends); left > 0; left = left(ends)) {
      progress.accept(left);
      boolean any = false;
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        any = true;
        copy(record);
      }
      documents.send();
      if (any) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new IOException("%s gives nothing, and %d are left".formatted(TOPIC, left(ends)));
      }
    }
  }

  private long left(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }

  private void copy(ConsumerRecord<String, byte[]> record)
      throws IOException, InterruptedException {
    OptionalLong version = version(record.headers().lastHeader(SearchSink.VERSION_HEADER));
    if (!isId(record.key()) || version.isEmpty()) {
      skipped++;
      return;
    }
    if (record.value() == null) {
      documents.delete(record.key(), version.getAsLong());
      written++;
      return;
    }
    JsonNode document;
    try {
      SearchDocument value = values.deserialize(TOPIC, record.value());
      document = AvroJson.of(value, value.getSchema());
    } catch (SerializationException e) {
      if (e.getCause() != null) {
        throw new IOException("The registry cannot be asked for a schema", e);
      }
      skipped++;
      return;
    }
    documents.index(record.key(), version.getAsLong(), document);
    written++;
  }

  /** One id that is none would fail a whole request. */
  private static boolean isId(String key) {
    return key != null
        && !key.isEmpty()
        && key.getBytes(StandardCharsets.UTF_8).length <= ID_BYTES_MAX;
  }

  private static OptionalLong version(Header header) {
    String digits = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    return digits.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  /** Documents and deletions so far; of one event there may be several. */
  long written() {
    return written;
  }

  /** Records so far that are no documents: the connector has put them with the dead letters. */
  long skipped() {
    return skipped;
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}

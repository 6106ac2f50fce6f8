package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.search.sink.BulkAnswer.ItemAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic of two partitions, a delivery, and an Elasticsearch that answers as it likes. After each
 * step: no offset that could be committed passes a record without an ending, and of one document
 * never two items are on their way, nor a later one before an earlier one has its ending.
 */
final class Rehearsal {
  private static final List<ItemAnswer> ANSWERS =
      List.of(
          new ItemAnswer(200, "", ""),
          new ItemAnswer(201, "", ""),
          new ItemAnswer(429, "es_rejected_execution_exception", "full"),
          new ItemAnswer(503, "unavailable_shards_exception", "no primary"),
          new ItemAnswer(500, "null_pointer_exception", ""));
  private static final ItemAnswer BAD =
      new ItemAnswer(400, "document_parsing_exception", "no date");
  private static final List<TopicPartition> PARTITIONS =
      List.of(new TopicPartition("films", 0), new TopicPartition("films", 1));
  private static final int KEYS = 4;

  private final Random random;
  private final Delivery delivery;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  // How many records the topic has; after a rebalance some are delivered again.
  private final Map<TopicPartition, Long> end = new HashMap<>();
  private final Map<TopicPartition, Set<Long>> unfinished = new HashMap<>();
  // document => offset of the last write that Elasticsearch has carried out
  private final Map<String, Long> store = new HashMap<>();
  // document => offset of the last record that was not malformed
  private final Map<String, Long> wanted = new HashMap<>();
  private final List<Batch> onTheirWay = new ArrayList<>();
  private long now;

  Rehearsal(long seed) {
    random = new Random(seed);
    delivery =
        new Delivery(
            new Limits(3, 2_000, 2, 3, 1_000, 5), new Backoff(1, 8, random), new Counted());
    PARTITIONS.forEach(
        partition -> {
          next.put(partition, 0L);
          end.put(partition, 0L);
          unfinished.put(partition, new HashSet<>());
        });
  }

  /** One step of the script: 0 to 99. */
  void step(int action) {
    if (action < 35) {
      deliver(PARTITIONS.get(action % 2));
    } else if (action < 60) {
      send();
    } else if (action < 92) {
      answer();
    } else if (action < 96) {
      now += action - 91;
    } else {
      rebalance(PARTITIONS.get(action % 2));
    }
    check();
  }

  /** Lets everything end well, and looks whether it did. */
  void finish() {
    for (TopicPartition partition : PARTITIONS) {
      while (next.get(partition) < end.get(partition)) {
        deliver(partition);
      }
    }
    for (int rounds = 0; rounds < 10_000 && delivery.items() > 0; rounds++) {
      send();
      if (!onTheirWay.isEmpty()) {
        Batch batch = onTheirWay.removeFirst();
        apply(
            batch,
            new BulkAnswer.PerItem(
                batch.items().stream().map(item -> isBad(item) ? BAD : ok()).toList()));
      }
      now += 10;
      check();
    }
    assertThat(delivery.items()).isZero();
    assertThat(unfinished.values()).allMatch(Set::isEmpty);
    PARTITIONS.forEach(
        partition -> assertThat(committable(partition)).isEqualTo(next.get(partition)));
    wanted.forEach((id, offset) -> assertThat(store.get(id)).as(id).isEqualTo(offset));
  }

  private void deliver(TopicPartition partition) {
    long offset = next.merge(partition, 1L, Long::sum) - 1;
    end.merge(partition, offset + 1, Math::max);
    unfinished.get(partition).add(offset);
    // The same record has the same key whenever it is delivered, and a key has one partition.
    long key = Math.floorMod(offset * 31 + offset / 3, KEYS);
    delivery.accept(
        Records.item(
            "p%d-k%d".formatted(partition.partition(), key), partition.partition(), offset),
        now);
  }

  private void send() {
    Optional<Batch> batch = delivery.nextBatch(now);
    if (batch.isPresent()) {
      onTheirWay.add(batch.get());
      for (Item item : batch.get().items()) {
        assertThat(unfinished.get(item.partition()))
            .as("nothing earlier of %s is unfinished", item)
            .noneMatch(offset -> offset < item.offset() && keyOf(offset) == keyOf(item.offset()));
      }
    }
  }

  private static long keyOf(long offset) {
    return Math.floorMod(offset * 31 + offset / 3, KEYS);
  }

  private void answer() {
    if (onTheirWay.isEmpty()) {
      return;
    }
    Batch batch = onTheirWay.remove(random.nextInt(onTheirWay.size()));
    switch (random.nextInt(6)) {
      case 0 -> apply(batch, refusedAsAWhole(batch));
      case 1 -> apply(batch, new BulkAnswer.Refused(503, "no master"));
      case 2 -> {
        if (random.nextBoolean()) {
          batch.items().stream().filter(item -> !isBad(item)).forEach(this::write);
        }
        apply(batch, new BulkAnswer.Unanswered(new IOException("connection reset")));
      }
      default ->
          apply(batch, new BulkAnswer.PerItem(batch.items().stream().map(this::answerTo).toList()));
    }
  }

  private static BulkAnswer refusedAsAWhole(Batch batch) {
    return batch.items().stream().anyMatch(Rehearsal::isBad)
        ? new BulkAnswer.Refused(400, "something is wrong with one of them")
        : new BulkAnswer.Refused(429, "too many requests");
  }

  private static boolean isBad(Item item) {
    return item.offset() % 7 == 3;
  }

  /** Never more refusals than the limit, which would end the task. */
  private ItemAnswer answerTo(Item item) {
    if (isBad(item)) {
      return BAD;
    }
    return item.refusals >= 4 ? ok() : ANSWERS.get(random.nextInt(ANSWERS.size()));
  }

  private static ItemAnswer ok() {
    return ANSWERS.getFirst();
  }

  private void apply(Batch batch, BulkAnswer answer) {
    if (answer instanceof BulkAnswer.PerItem(List<ItemAnswer> answers)) {
      for (int i = 0; i < answers.size(); i++) {
        if (!answers.get(i).isError()) {
          write(batch.items().get(i));
        }
      }
    }
    delivery.apply(batch, answer, now);
  }

  private void write(Item item) {
    store.put(item.key().id(), item.offset());
  }

  /** The partition goes and comes back; what was not committed is delivered again. */
  private void rebalance(TopicPartition partition) {
    long committed = committable(partition);
    delivery.drop(List.of(partition));
    unfinished.get(partition).clear();
    next.put(partition, committed);
  }

  private void check() {
    for (TopicPartition partition : PARTITIONS) {
      long committable = committable(partition);
      assertThat(unfinished.get(partition)).allMatch(offset -> offset >= committable);
    }
    List<DocumentKey> sent =
        onTheirWay.stream().flatMap(batch -> batch.items().stream()).map(Item::key).toList();
    assertThat(sent).doesNotHaveDuplicates();
  }

  private long committable(TopicPartition partition) {
    OffsetAndMetadata delivered = new OffsetAndMetadata(next.get(partition));
    return delivery.committable(Map.of(partition, delivered)).get(partition).offset();
  }

  private final class Counted implements Delivery.Endings {
    @Override
    public void done(Item item) {
      end(item);
      wanted.put(item.key().id(), item.offset());
    }

    @Override
    public void stale(Item item) {
      throw new AssertionError("nothing has a version: " + item);
    }

    @Override
    public void refused(Item item, String reason) {
      assertThat(unfinished.get(item.partition())).contains(item.offset());
    }

    @Override
    public void malformed(Item item, String reason) {
      end(item);
    }

    @Override
    public void blocked(String index, String reason) {}

    @Override
    public void free(String index) {}

    private void end(Item item) {
      assertThat(unfinished.get(item.partition()).remove(item.offset()))
          .as("%s ends once", item)
          .isTrue();
    }
  }
}

package dev.rushline.search.sink;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Glue between Connect, {@link Delivery} and Elasticsearch. Never blocks in {@link #put} and never
 * throws a retriable error: while there is no room, partitions are paused, and Connect goes on
 * polling, so that the consumer stays in its group however long Elasticsearch is away.
 */
public final class ElasticsearchSinkTask extends SinkTask {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchSinkTask.class);

  // How soon an answer is noticed when no records arrive.
  private static final long TICK_MS = 5;

  private SinkConfig config;
  private Intake intake;
  private BadRecords badRecords;
  private ElasticsearchBulk bulk;
  private Delivery delivery;
  private SinkMetrics metrics;
  // One place for each request on its way, so that the client's threads never wait.
  private BlockingQueue<Answered> answers;
  private boolean paused;
  private boolean newPartitions;
  private boolean answering = true;

  /** An answer on its way to the task's thread. */
  private record Answered(Batch batch, BulkAnswer answer, long at) {}

  @Override
  public void start(Map<String, String> options) {
    config = new SinkConfig(options);
    intake = new Intake(config);
    badRecords = new BadRecords(config.malformedDocuments(), context.errantRecordReporter());
    Backoff backoff =
        new Backoff(
            config.getLong(SinkOptions.BACKOFF),
            config.getLong(SinkOptions.BACKOFF_MAX),
            ThreadLocalRandom.current());
    delivery = new Delivery(config.limits(), backoff, new Reported());
    answers = new ArrayBlockingQueue<>(config.limits().requests());
    metrics =
        new SinkMetrics(
            context.pluginMetrics(), delivery::requests, delivery::items, delivery::blockedIndexes);
    bulk =
        new ElasticsearchBulk(
            ElasticsearchConnection.open(config), config.getBoolean(SinkOptions.REQUIRE_ALIAS));
  }

  @Override
  public void put(Collection<SinkRecord> records) {
    for (Answered answer = answers.poll(); answer != null; answer = answers.poll()) {
      apply(answer);
    }
    for (SinkRecord record : records) {
      read(record).ifPresent(item -> delivery.accept(item, now()));
    }
    sendWhatIsDue();
    pauseOrResume();
    askToBeCalledAgain();
  }

  private Optional<Item> read(SinkRecord record) {
    try {
      return intake.read(record);
    } catch (DataException e) {
      metrics.add(SinkMetrics.FAILED);
      badRecords.take(record, e);
      return Optional.empty();
    }
  }

  private void sendWhatIsDue() {
    Optional<Batch> due = delivery.nextBatch(now());
    while (due.isPresent()) {
      Batch batch = due.get();
      // There is room: never more requests than places.
      bulk.send(batch.items(), answer -> answers.add(new Answered(batch, answer, now())));
      due = delivery.nextBatch(now());
    }
  }

  private void apply(Answered answered) {
    metrics.answered(answered.at() - answered.batch().sentAt());
    noticeOutage(answered.answer());
    delivery.apply(answered.batch(), answered.answer(), now());
  }

  private void noticeOutage(BulkAnswer answer) {
    if (answer instanceof BulkAnswer.PerItem) {
      if (!answering) {
        LOG.info("Elasticsearch answers again: buffered={}", delivery.items());
      }
      answering = true;
    } else {
      answering = false;
      metrics.add(SinkMetrics.UNANSWERED);
      LOG.warn(
          "Elasticsearch did not take a request: buffered={}, answer={}", delivery.items(), answer);
    }
  }

  private void pauseOrResume() {
    boolean full = delivery.isFull();
    if (full && (!paused || newPartitions)) {
      context.pause(context.assignment().toArray(TopicPartition[]::new));
    } else if (!full && (paused || newPartitions)) {
      // New ones, too: Connect remembers that they were paused before another task had them.
      context.resume(context.assignment().toArray(TopicPartition[]::new));
    }
    paused = full;
    newPartitions = false;
  }

  /** Connect calls {@link #put} after every poll, also without records, and polls no longer. */
  private void askToBeCalledAgain() {
    OptionalLong due = delivery.msUntilDue(now());
    if (delivery.requests() > 0) {
      context.timeout(TICK_MS);
    } else if (due.isPresent()) {
      context.timeout(Math.max(1, due.getAsLong()));
    }
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> delivered) {
    return delivery.committable(delivered);
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    newPartitions = true;
  }

  /**
   * Waits until what is on its way for these partitions has arrived: their next owner may write the
   * same documents, and would not know that an older write is still to come.
   */
  @Override
  public void close(Collection<TopicPartition> partitions) {
    delivery.drop(partitions);
    long deadline = now() + config.getLong(SinkOptions.FLUSH_TIMEOUT);
    try {
      while (delivery.isOnItsWay(partitions) && now() < deadline) {
        Answered answer = answers.poll(deadline - now(), TimeUnit.MILLISECONDS);
        if (answer != null) {
          apply(answer);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("Interrupted while waiting for requests on their way", e);
    }
    if (delivery.isOnItsWay(partitions)) {
      LOG.warn("Partitions are given up with requests on their way: partitions={}", partitions);
    }
  }

  @Override
  public void stop() {
    if (bulk == null) {
      return;
    }
    try {
      bulk.close();
    } catch (IOException e) {
      LOG.warn("The connection to Elasticsearch was not closed", e);
    }
  }

  @Override
  public String version() {
    return PluginVersion.VERSION;
  }

  /** Milliseconds that never go back. */
  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Counts how items end, and reports the bad ones. */
  private final class Reported implements Delivery.Endings {
    @Override
    public void done(Item item) {
      metrics.add(item.isDelete() ? SinkMetrics.DELETED : SinkMetrics.WRITTEN);
    }

    @Override
    public void stale(Item item) {
      metrics.add(SinkMetrics.CONFLICTS);
    }

    @Override
    public void refused(Item item, String reason) {
      metrics.add(SinkMetrics.RETRIED);
      LOG.debug("Refused for now: item={}, refusals={}, reason={}", item, item.refusals, reason);
    }

    @Override
    public void blocked(String index, String reason) {
      LOG.warn(
          "An index takes no writes, its documents wait: index={}, buffered={}, answer={}",
          index,
          delivery.items(),
          reason);
    }

    @Override
    public void free(String index) {
      LOG.info("The index takes writes again: index={}, buffered={}", index, delivery.items());
    }

    @Override
    public void malformed(Item item, String reason) {
      metrics.add(SinkMetrics.FAILED);
      badRecords.take(item.record(), new DataException("Elasticsearch refuses it: " + reason));
    }
  }
}

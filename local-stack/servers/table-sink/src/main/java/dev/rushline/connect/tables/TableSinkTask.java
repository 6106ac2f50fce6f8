package dev.rushline.connect.tables;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows through Debezium's task. When the database refuses some of them because of their
 * values, they are written one by one, and those to blame go to Connect's error handling. When
 * nobody answers, the same rows are tried again for as long as it takes: they are never set aside
 * for that.
 *
 * <p>Rows are written in the order of their records, and all of a call are done when it returns; so
 * what Connect commits is what was delivered.
 */
public final class TableSinkTask extends SinkTask {
  private static final Logger LOG = LoggerFactory.getLogger(TableSinkTask.class);

  private static final long RETRY_FIRST_MS = 1_000;
  private static final int DOUBLINGS_MAX = 4;

  /** A refused row costs a new connection; the consumer has to be polled again in time. */
  private static final Duration CALL_MAX = Duration.ofSeconds(60);

  private Map<String, String> options;
  // Debezium's; one that has failed once refuses every call after.
  private SinkTask writer;
  private final Set<TopicPartition> partitions = new HashSet<>();
  // What is done of a call that has to be repeated.
  private final Set<Place> done = new HashSet<>();
  private int failures;

  private record Place(TopicPartition partition, long offset) {
    static Place of(SinkRecord row) {
      return new Place(
          new TopicPartition(row.originalTopic(), row.originalKafkaPartition()),
          row.originalKafkaOffset());
    }
  }

  /** Connects with the first rows, so that a database which is away is waited for then, too. */
  @Override
  public void start(Map<String, String> options) {
    this.options = options;
  }

  @Override
  public void put(Collection<SinkRecord> rows) {
    List<SinkRecord> left = rows.stream().filter(row -> !done.contains(Place.of(row))).toList();
    if (left.isEmpty()) {
      done.clear();
      return;
    }
    // What is left of a call that was repeated has a row to blame in it.
    Optional<RuntimeException> failure = done.isEmpty() ? write(left) : Optional.empty();
    if (!done.isEmpty() || (failure.isPresent() && isOfARow(failure.get()))) {
      oneByOne(left);
    }
    done.clear();
    answered();
  }

  private void oneByOne(List<SinkRecord> rows) {
    long deadline = System.nanoTime() + CALL_MAX.toNanos();
    for (SinkRecord row : rows) {
      if (System.nanoTime() > deadline) {
        context.timeout(1);
        throw new RetriableException("The rows that are left are written in the next call");
      }
      write(List.of(row)).filter(this::isOfARow).ifPresent(refusal -> setAside(row, refusal));
      done.add(Place.of(row));
    }
  }

  /** Writes all, or tells why not; then it is not known which were written. */
  private Optional<RuntimeException> write(List<SinkRecord> rows) {
    try {
      if (writer == null) {
        open();
      }
      writer.put(rows);
      // Debezium tells of a failure in the call after it.
      writer.put(List.of());
      return Optional.empty();
    } catch (RuntimeException e) {
      letGo();
      return Optional.of(e);
    }
  }

  private void open() {
    Database.requireConnection(options);
    SinkTask opened = Wrapped.task();
    opened.initialize(context);
    try {
      opened.start(options);
    } catch (RuntimeException e) {
      opened.stop();
      throw e;
    }
    opened.open(partitions);
    writer = opened;
  }

  private void letGo() {
    if (writer != null) {
      SinkTask failed = writer;
      writer = null;
      failed.stop();
    }
  }

  /**
   * True when a row is to blame.
   *
   * @throws RetriableException when the rows have to be tried again
   * @throws RuntimeException the failure, when the task must not go on
   */
  private boolean isOfARow(RuntimeException failure) {
    switch (Verdict.of(failure)) {
      case ROW -> {
        return true;
      }
      case AWAY -> {
        long wait = RETRY_FIRST_MS << Math.min(failures, DOUBLINGS_MAX);
        if (failures++ == 0) {
          LOG.warn("The database takes no rows, they wait", failure);
        }
        context.timeout(wait);
        throw new RetriableException("The database takes no rows", failure);
      }
      case BROKEN -> throw failure;
    }
    throw new IllegalStateException("a verdict without consequence", failure);
  }

  private void answered() {
    if (failures > 0) {
      LOG.info("The database takes rows again: failures={}", failures);
    }
    failures = 0;
  }

  private void setAside(SinkRecord row, RuntimeException refusal) {
    Place place = Place.of(row);
    ErrantRecordReporter reporter = context.errantRecordReporter();
    if (reporter == null) {
      throw new ConnectException(
          "The database refuses the row of %s@%d. With errors.tolerance=all it would go to the dead letters."
              .formatted(place.partition(), place.offset()),
          refusal);
    }
    LOG.warn(
        "The database refuses a row, it is set aside: partition={}, offset={}",
        place.partition(),
        place.offset(),
        refusal);
    // Connect waits for it before it commits the offset.
    var _ = reporter.report(row, refusal);
  }

  @Override
  public void open(Collection<TopicPartition> opened) {
    partitions.addAll(opened);
    if (writer != null) {
      writer.open(opened);
    }
  }

  @Override
  public void close(Collection<TopicPartition> closed) {
    partitions.removeAll(closed);
    done.removeIf(place -> closed.contains(place.partition()));
    if (writer != null) {
      writer.close(closed);
    }
  }

  @Override
  public void stop() {
    letGo();
  }

  @Override
  public String version() {
    return Wrapped.connector().version();
  }
}

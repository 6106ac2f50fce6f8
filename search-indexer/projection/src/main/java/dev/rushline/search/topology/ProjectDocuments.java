package dev.rushline.search.topology;

import dev.rushline.schemas.search.SearchDocument;
import dev.rushline.search.projection.Fact;
import dev.rushline.search.projection.Outcome;
import dev.rushline.search.projection.Projection;
import dev.rushline.search.stores.StoredCatalogue;
import dev.rushline.streams.Alarm;
import dev.rushline.streams.RestoredCheckpoint;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Takes in facts as they come; soon after, and step by step, writes the marked events' documents.
 */
final class ProjectDocuments implements Processor<String, Fact, String, SearchDocument> {
  /** Decimal version of the document, also of one that is gone and has no fields. */
  static final String VERSION_HEADER = "rushline.version";

  /**
   * What a change waits here at most when nothing else is marked. Long enough that the rows of one
   * transaction, which arrive by table, mostly become one document.
   */
  static final Duration SETTLING = Duration.ofMillis(50);

  /**
   * 5,000 documents a second: a new catalogue of 30,000 events in some ten seconds, while rows and
   * seats left, which share the thread, are still read between two steps.
   */
  static final int DOCUMENTS_PER_STEP_MAX = 250;

  private final MeterRegistry meters;
  private ProcessorContext<String, SearchDocument> context;
  private Projection projection;
  private DocumentMetrics metrics;
  private Alarm alarm;

  ProjectDocuments(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, SearchDocument> context) {
    RestoredCheckpoint.delete(context);
    this.context = context;
    projection =
        new Projection(new StoredCatalogue(context.getStateStore(SearchTopology.CATALOGUE)));
    metrics = new DocumentMetrics(meters, projection);
    alarm = new Alarm(context, this::write);
    // A former owner may have left some.
    setAlarm();
  }

  @Override
  public void process(Record<String, Fact> record) {
    if (record.value() == null) {
      String topic = context.recordMetadata().orElseThrow().topic();
      DeletedRow.of(topic, record.key()).removeFrom(projection);
    } else {
      projection.learn(record.value());
    }
    setAlarm();
  }

  private void setAlarm() {
    if (projection.marked() > 0 && !alarm.isSet()) {
      alarm.within(SETTLING);
    }
  }

  private void write(long nowMillis) {
    for (Outcome outcome : projection.drain(DOCUMENTS_PER_STEP_MAX, nowMillis)) {
      switch (outcome) {
        case Outcome.Written written ->
            forward(
                written.eventId(),
                DocumentForm.of(written, nowMillis),
                written.version(),
                nowMillis);
        case Outcome.Withdrawn gone -> forward(gone.eventId(), null, gone.version(), nowMillis);
        case Outcome.Unchanged _ -> {}
      }
      metrics.count(outcome);
    }
    setAlarm();
  }

  private void forward(String eventId, SearchDocument document, long version, long nowMillis) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(VERSION_HEADER, Long.toString(version).getBytes(StandardCharsets.US_ASCII));
    context.forward(new Record<>(eventId, document, nowMillis, headers));
  }

  @Override
  public void close() {
    if (metrics != null) {
      metrics.close();
      alarm.turnOff();
    }
  }
}

package dev.rushline.search.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.search.SearchDocument;
import dev.rushline.search.projection.Fact;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which timers a task has: one while something waits, from its first moment on, and else none. */
class TimersTest {
  @TempDir private Path directory;
  private MockProcessorContext<String, Integer> sums;
  private MockProcessorContext<String, SearchDocument> documents;

  @BeforeEach
  void makeContexts() {
    sums = context();
    documents = context();
  }

  private <V> MockProcessorContext<String, V> context() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "search-indexer-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    return new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile());
  }

  private static <V> MockProcessorContext<String, V> with(
      KeyValueStore<Bytes, byte[]> store, MockProcessorContext<String, V> context) {
    context.setCurrentSystemTimeMs(TestTopology.START.toEpochMilli());
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return context;
  }

  private static KeyValueStore<Bytes, byte[]> store(String name) {
    return Stores.inMemoryKeyValueStore(name).get();
  }

  private static <I, V> Processor<String, I, String, V> started(
      Processor<String, I, String, V> processor, MockProcessorContext<String, V> context) {
    processor.init(context);
    return processor;
  }

  private static List<Duration> set(MockProcessorContext<?, ?> context) {
    return context.scheduledPunctuators().stream()
        .filter(timer -> !timer.cancelled())
        .map(CapturedPunctuator::getInterval)
        .toList();
  }

  private static Record<String, SectionAvailability> free(int seats) {
    return new Record<>(
        "e1/S1",
        new SectionAvailability(
            "e1", "S1", 1L, 1L, Instant.EPOCH, seats, 0, 0, 0, ByteBuffer.allocate(0)),
        0L);
  }

  private static Record<String, Fact> seatsLeft() {
    return new Record<>("e1", new Fact.SeatsLeft("e1", 7), 0L);
  }

  @Test
  void a_task_with_nothing_to_do_has_none() {
    started(new SumSeats(), with(store(SearchTopology.SECTION_SEATS), sums));
    started(
        new ProjectDocuments(new SimpleMeterRegistry()),
        with(store(SearchTopology.CATALOGUE), documents));

    assertThat(set(sums)).isEmpty();
    assertThat(set(documents)).isEmpty();
  }

  @Test
  void sums_that_a_former_owner_has_left_are_handed_on() {
    KeyValueStore<Bytes, byte[]> left = store(SearchTopology.SECTION_SEATS);
    Processor<String, SectionAvailability, String, Integer> former =
        started(new SumSeats(), with(left, sums));
    former.process(free(7));
    former.close();
    assertThat(set(sums)).isEmpty();

    started(new SumSeats(), with(left, sums));

    assertThat(set(sums)).containsExactly(SumSeats.SETTLING);
  }

  @Test
  void documents_that_a_former_owner_has_left_are_written() {
    KeyValueStore<Bytes, byte[]> left = store(SearchTopology.CATALOGUE);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Processor<String, Fact, String, SearchDocument> former =
        started(new ProjectDocuments(meters), with(left, documents));
    former.process(seatsLeft());
    former.close();
    assertThat(set(documents)).isEmpty();

    started(new ProjectDocuments(meters), with(left, documents));

    assertThat(set(documents)).containsExactly(ProjectDocuments.SETTLING);
  }

  @Test
  void however_much_changes_there_is_one() {
    Processor<String, SectionAvailability, String, Integer> task =
        started(new SumSeats(), with(store(SearchTopology.SECTION_SEATS), sums));

    for (int seats = 0; seats < 50; seats++) {
      task.process(free(seats));
    }

    assertThat(set(sums)).hasSize(1);
  }
}

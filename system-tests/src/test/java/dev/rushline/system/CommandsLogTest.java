package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nobody ever has a transaction open on a log of commands: its owner would wait for its end, and
 * fans with it, for as long as a process that died in it is given to come back.
 */
@ExtendWith(WithRunningSystem.class)
@SuppressWarnings("try") // the crowd's end may be interrupted
@Tag("long")
class CommandsLogTest {
  private static final int FANS = 8;
  private static final int SEATS = 1_000;

  /** Answers before the crash, and after it. */
  private static final int ANSWERS = 60;

  private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(2);

  private static final Map<String, Integer> LOGS =
      Map.of(
          Topics.BOOKING_COMMANDS.name(),
          Topics.BOOKING_COMMANDS.partitions(),
          Topics.QUEUE_COMMANDS.name(),
          Topics.QUEUE_COMMANDS.partitions());

  @Test
  void no_transaction_is_open_on_it_while_events_are_put_on_sale_and_connect_dies(
      RunningSystem system) throws Exception {
    String event =
        new Catalogue(system).onSale(SEATS, Map.of("maxPerCustomer", 1_000, "holdTtlSeconds", 5));
    List<ProducerState> seen = new ArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        OpenTransactions open = openOn(system, LOGS);
        Crowd crowd = new Crowd(system, event, FANS)) {
      Future<?> organiser = threads.submit(() -> putOnSale(system, SEATS));
      try {
        lookUntil(crowd.answers() + ANSWERS, crowd, open, seen);
        Future<?> crash = threads.submit(() -> crashConnect(system));
        while (!crash.isDone()) {
          seen.addAll(open.now());
        }
        lookUntil(crowd.answers() + ANSWERS, crowd, open, seen);
        crash.get();
        assertThat(organiser.isDone()).as("the organiser gave up").isFalse();
      } finally {
        organiser.cancel(true);
      }
    }

    assertThat(seen).isEmpty();
  }

  /** Its control: what the first one looks for can be seen. */
  @Test
  void an_open_transaction_would_be_seen(RunningSystem system) throws Exception {
    String topic = "open-" + UUID.randomUUID();
    try (Producer<String, String> producer = transactional(system);
        OpenTransactions open = openOn(system, Map.of(topic, 1))) {
      open.makeTopics();
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, "key", "value")).get();

      assertThat(open.now()).hasSize(1);
      producer.commitTransaction();
    }
  }

  private static OpenTransactions openOn(RunningSystem system, Map<String, Integer> topics) {
    return new OpenTransactions(system.processes().kafka().bootstrap(), topics);
  }

  private static void lookUntil(
      long answers, Crowd crowd, OpenTransactions open, List<ProducerState> seen) throws Exception {
    long deadline = System.nanoTime() + ANSWERED_WITHIN.toNanos();
    while (crowd.answers() < answers) {
      assertThat(System.nanoTime()).as("the time for answers").isLessThan(deadline);
      seen.addAll(open.now());
    }
  }

  /** What an import does, through the outbox and Connect. */
  private static Void putOnSale(RunningSystem system, int seats) throws Exception {
    Catalogue catalogue = new Catalogue(system);
    while (!Thread.currentThread().isInterrupted()) {
      catalogue.announce(seats, Map.of());
    }
    return null;
  }

  private static Void crashConnect(RunningSystem system) throws InterruptedException {
    system.crash(system.processes().connect());
    return null;
  }

  private static Producer<String, String> transactional(RunningSystem system) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            system.processes().kafka().bootstrap(),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "open-" + UUID.randomUUID(),
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            10_000),
        new StringSerializer(),
        new StringSerializer());
  }
}

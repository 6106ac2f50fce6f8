package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.topics.Topics;
import dev.rushline.system.Person.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Fans who come too late are refused by the edge, and nobody else is. */
@ExtendWith(WithRunningSystem.class)
class SoldOutTest {
  private static final int SEATS = 10;
  private static final int LATE = 100;

  /** Of them: one in a hundred is let through, so that ten are not to be seen in this life. */
  private static final int ASKED_ALL_THE_SAME_MAX = 10;

  /** An edge must have followed bookings for so long before it says no itself. */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(45);

  private final RunningSystem system;
  private final Consumer<String, byte[]> log;
  private final Person early;
  private final Person late;

  SoldOutTest(RunningSystem system) {
    this.system = system;
    log =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, system.processes().kafka().bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    log.assign(
        IntStream.range(0, Topics.BOOKING_COMMANDS.partitions())
            .mapToObj(p -> new TopicPartition(Topics.BOOKING_COMMANDS.name(), p))
            .toList());
    early = new Person(system.edges().getFirst(), system.token("early-fan", "fan"));
    late = new Person(system.edges().getFirst(), system.token("late-fan", "fan"));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void late_fans_cost_no_command_an_early_one_is_answered_again_and_seats_that_come_back_are_sold()
      throws Exception {
    String event =
        new Catalogue(system)
            .onSale(
                List.of(
                    Map.of("id", "PIT", "kind", "STANDING", "capacity", SEATS, "category", "P1")),
                Map.of("maxPerOrder", SEATS, "waitlistOfferSeconds", 600));
    String key = "early-" + event;
    Answer first = early.checkout(key, wish(event, SEATS));
    assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
    Awaitility.await("the edge to say no itself")
        .atMost(KNOWN_WITHIN)
        .untilAsserted(() -> assertThat(commandsOfLateFans(event)).isLessThan(LATE));

    assertThat(commandsOfLateFans(event)).isLessThanOrEqualTo(ASKED_ALL_THE_SAME_MAX);
    for (String edge : system.edges()) {
      Answer again = early.at(edge).checkout(key, wish(event, SEATS));
      assertThat(again.status()).isEqualTo(201);
      assertThat(again.text("bookingId")).isEqualTo(first.text("bookingId"));
    }

    early.delete("/booking/" + first.text("bookingId"));
    // At once where they were let go, elsewhere as soon as it is told there.
    assertThat(late.checkout(newKey(), wish(event, 1)).status()).isEqualTo(201);
    for (String edge : system.edges()) {
      Awaitility.await("seats that came back")
          .atMost(Duration.ofSeconds(10))
          .until(() -> late.at(edge).checkout(newKey(), wish(event, 1)).status() == 201);
    }
  }

  /** How many commands it takes to refuse them all. */
  private int commandsOfLateFans(String event) throws Exception {
    log.seekToEnd(log.assignment());
    log.assignment().forEach(log::position); // now, not at the first poll
    for (int fan = 0; fan < LATE; fan++) {
      Answer no = late.checkout(newKey(), wish(event, 1));
      assertThat(no.status()).isEqualTo(409);
      assertThat(no.text("code")).isEqualTo("NOT_ENOUGH_SEATS");
      assertThat(no.text("waitlist")).isEqualTo("/booking/waitlist");
    }
    return commandsSinceThen(event);
  }

  private int commandsSinceThen(String event) {
    Map<TopicPartition, Long> ends = log.endOffsets(log.assignment());
    int commands = 0;
    while (log.assignment().stream().anyMatch(p -> log.position(p) < ends.get(p))) {
      for (ConsumerRecord<String, byte[]> command : log.poll(Duration.ofMillis(100))) {
        commands += command.key().equals(event) ? 1 : 0;
      }
    }
    return commands;
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private static Map<String, Object> wish(String event, int count) {
    return Map.of("eventId", event, "standing", Map.of("section", "PIT", "count", count));
  }
}

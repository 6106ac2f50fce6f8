package dev.rushline.edge.queue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.rushline.edge.servers.EdgeServers;
import dev.rushline.schemas.queue.QueueState;
import dev.rushline.schemas.topics.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What reaches the owner of a sale from fans who were not let in, over HTTP. */
@QuarkusTest
@TestProfile(GuardedEdgeTest.SmallBounds.class)
@QuarkusTestResource(EdgeServers.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuardedEdgeTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int QUESTIONS_MAX = 3;

  /** Nobody answers here: no owner runs. */
  public static final class SmallBounds implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "rushline.reply.timeout",
          "100ms",
          "rushline.asking.customer-per-minute",
          Integer.toString(QUESTIONS_MAX),
          "rushline.queue.stale-after",
          "6s",
          "rushline.queue.dead-after",
          "12s");
    }
  }

  @Inject LineTable table;
  @Inject KafkaClientService clients;

  @BeforeEach
  void knowsTheLines() {
    Awaitility.await("the tables").atMost(SOON).until(table::isComplete);
  }

  private static ValidatableResponse suggestion(String eventId) {
    return given()
        .header("Authorization", EdgeServers.as("fan"))
        .contentType("application/json")
        .body("{\"eventId\":\"%s\",\"best\":{\"count\":2}}".formatted(eventId))
        .post("/booking/suggestion")
        .then();
  }

  private void told(String eventId, Optional<QueueState> state, int size) {
    TopicPartition partition = new TopicPartition(Topics.QUEUE_STATE.name(), 0);
    ConsumerRecord<String, QueueState> record =
        new ConsumerRecord<>(
            partition.topic(),
            0,
            0,
            0,
            TimestampType.CREATE_TIME,
            0,
            size,
            eventId,
            state.orElse(null),
            new RecordHeaders(),
            Optional.empty());
    table.follow(new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of()));
  }

  private String guarded() {
    String eventId = "e-" + UUID.randomUUID();
    QueueState open = Lines.open(0, 0, 0, 0);
    open.setEventId(eventId);
    told(eventId, Optional.of(open), 512);
    return eventId;
  }

  @Test
  @Order(1)
  void a_suggestion_for_an_event_with_a_line_needs_an_admission() {
    suggestion(guarded()).statusCode(403).body("code", equalTo("NOT_ADMITTED"));
  }

  @Test
  @Order(2)
  void a_line_whose_last_word_is_a_tombstone_is_not_known_any_more() {
    String eventId = guarded();

    told(eventId, Optional.empty(), 12);
    suggestion(eventId).statusCode(403);
    told(eventId, Optional.empty(), ConsumerRecord.NULL_SIZE);

    suggestion(eventId).statusCode(404).body("code", equalTo("EVENT_UNKNOWN"));
  }

  @Test
  @Order(3)
  void made_up_bookings_are_asked_for_a_few_times_a_minute() {
    for (int time = 0; ; time++) {
      ValidatableResponse answer =
          given()
              .header("Authorization", EdgeServers.as("asker"))
              .get("/booking/e1." + "abcdefghijklmnopqrstuvwxyz".replace('a', (char) ('b' + time)))
              .then();
      if (time == QUESTIONS_MAX) {
        answer
            .statusCode(429)
            .body("code", equalTo("TOO_MANY_QUESTIONS"))
            .body("retryAfter", greaterThan(0));
        return;
      }
      answer.statusCode(202);
    }
  }

  /** The last: the edge does not get over it. */
  @Test
  @Order(4)
  void an_edge_whose_table_is_not_followed_is_not_ready_and_lets_nobody_into_a_line() {
    String eventId = guarded();
    given().get("/q/health/ready").then().statusCode(200);

    java.util.function.Consumer<Consumer<String, Object>> dies = Consumer::close;
    clients
        .<String, Object>getConsumer(LineTable.CHANNEL)
        .runOnPollingThread(dies)
        .await()
        .atMost(SOON);

    Awaitility.await("stale")
        .atMost(SOON)
        .untilAsserted(
            () -> suggestion(eventId).statusCode(503).body("code", equalTo("QUEUE_UNAVAILABLE")));
    given().get("/q/health/ready").then().statusCode(503);
    // What had no line when the table was last followed stays open.
    suggestion("e-" + UUID.randomUUID()).statusCode(404);
    Awaitility.await("not alive")
        .atMost(SOON)
        .untilAsserted(() -> given().get("/q/health/live").then().statusCode(503));
  }
}

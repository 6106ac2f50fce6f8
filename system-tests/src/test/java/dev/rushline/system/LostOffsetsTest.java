package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.servers.ApplicationServer;
import dev.rushline.local.servers.Launch;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.system.Person.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The broker keeps offsets of a group for some weeks. An owner that was away for longer begins at
 * its log's start, with a state that has all of it.
 */
@Tag("long")
@ExtendWith(WithRunningSystem.class)
class LostOffsetsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningSystem system;

  LostOffsetsTest(RunningSystem system) {
    this.system = system;
  }

  @Test
  void an_owner_goes_on_from_its_state() throws Exception {
    String event = new Catalogue(system).onSale(100, Map.of());
    Person fan = new Person(system.edges().getFirst(), system.token("fan-" + event, "fan"));
    Map<String, ?> wish = Map.of("eventId", event, "best", Map.of("count", 2));
    String booking = fan.checkout("k1", wish).text("bookingId");
    aLine();
    try (Admin admin = admin()) {
      restartWithoutOffsets(admin, system.processes().bookingStreams(), "booking-streams");
      restartWithoutOffsets(admin, system.processes().queueAdmitter(), "queue-admitter");
    }

    Answer next = answered(fan, wish);
    assertThat(next.text("bookingId")).isNotEqualTo(booking);
    assertThat(fan.get("/booking/" + booking).text("status")).isEqualTo("HELD");
    assertSkipped(system.processes().bookingStreams(), Topics.BOOKING_COMMANDS);
    assertSkipped(system.processes().queueAdmitter(), Topics.QUEUE_COMMANDS);
    assertSkipped(system.processes().queueAdmitter(), Topics.BOOKING_EVENTS);
    assertThat(new Ledger(system.processes(), event).differencesOfAReplay()).isEmpty();
  }

  private Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.processes().kafka().bootstrap()));
  }

  /** A group is forgotten when nobody is in it: a member that died is so for some seconds. */
  private static void restartWithoutOffsets(Admin admin, ApplicationServer owner, String group)
      throws InterruptedException {
    Launch.stop(owner);
    try {
      Awaitility.await("the group to be empty")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> admin.deleteConsumerGroups(List.of(group)).all().get() == null);
    } finally {
      Launch.start(owner);
    }
  }

  /** Those that are started read the whole log first. */
  private static Answer answered(Person fan, Map<String, ?> wish) throws Exception {
    return Awaitility.await("an answer of the owner")
        .atMost(PATIENCE)
        .until(
            () -> fan.checkout("k2", wish),
            answer -> answer.status() == 201 || answer.status() == 200);
  }

  /** So that there is a command in the log of lines. */
  private void aLine() throws Exception {
    String event = new Catalogue(system).onSale(10, Map.of());
    Person operator = new Person(system.edges().getFirst(), system.token("op", "operator"));
    Answer answer =
        operator.put(
            "/queue/" + event + "/policy",
            Map.of("mode", "ALWAYS", "targetInside", 1, "slotSeconds", 30));
    assertThat(answer.status()).isEqualTo(200);
  }

  private static void assertSkipped(ApplicationServer owner, Topic<?> topic) throws IOException {
    assertThat(Files.readString(owner.daemon().log()))
        .contains("the offsets of the group are lost? topic=" + topic.name());
  }
}

package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.servers.ApplicationServer;
import dev.rushline.local.servers.Launch;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.system.Person.Answer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The broker keeps offsets of a group for some weeks. An owner that was away for longer begins at
 * its log's start, with a state that has all of it.
 */
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
    try (Admin admin = admin()) {
      long before = ends(admin);

      restartWithoutOffsets(admin, system.processes().bookingStreams(), "booking-streams");
      restartWithoutOffsets(admin, system.processes().queueAdmitter(), "queue-admitter");

      Answer next = answered(fan, wish);
      assertThat(next.text("bookingId")).isNotEqualTo(booking);
      assertThat(fan.get("/booking/" + booking).text("status")).isEqualTo("HELD");
      assertThat(Files.readString(system.processes().bookingStreams().daemon().log()))
          .contains("commands are read again that were decided before, and skipped");
      // What the fan asked for after it, and no more than that: nothing was decided again.
      assertThat(ends(admin) - before).isLessThan(10);
    }
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

  /** Records of what happened in all sales and lines. */
  private static long ends(Admin admin) throws Exception {
    Map<String, Long> ends = LogEnds.of(admin);
    return ends.get(Topics.BOOKING_EVENTS.name()) + ends.get(Topics.QUEUE_EVENTS.name());
  }
}

package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import dev.rushline.system.Person.Answer;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What fans still get while something behind the edge is away. */
@ExtendWith(WithRunningSystem.class)
class OutageTest {
  private final RunningSystem system;
  private Person fan;
  private String event;

  OutageTest(RunningSystem system) {
    this.system = system;
  }

  @BeforeEach
  void aFanLooksAtAnEvent() throws Exception {
    event = new Catalogue(system).onSale(500, Map.of());
    fan = new Person(system.edges().getFirst(), system.token("fan-" + event, "fan"));
    assertThat(fan.get("/event/details/" + event).status()).isEqualTo(200);
  }

  @Test
  void events_and_free_seats_are_shown_while_the_owner_is_away() throws Exception {
    Server owner = system.processes().bookingStreams();
    Launch.stop(owner);
    try {
      Answer details = fan.get("/event/details/" + event);
      Answer availability = fan.get("/event/" + event + "/availability");

      assertThat(details.status()).isEqualTo(200);
      assertThat(availability.status()).isEqualTo(200);
      assertThat(availability.body().path("free").asInt()).isEqualTo(500);
    } finally {
      Launch.start(owner);
    }
  }

  @Test
  void a_request_that_the_owner_does_not_answer_in_time_is_found_later() throws Exception {
    Server owner = system.processes().bookingStreams();
    Launch.stop(owner);
    Answer pending;
    try {
      pending = fan.checkout("k1", Map.of("eventId", event, "best", Map.of("count", 2)));
    } finally {
      Launch.start(owner);
    }

    assertThat(pending.status()).isEqualTo(202);
    String address = pending.header("Location");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(fan.get(address).text("status")).as(address).isEqualTo("HELD"));
  }

  @Test
  void details_are_stale_while_postgresql_is_away_and_tables_follow_again_afterwards()
      throws Exception {
    Server postgres = system.processes().postgres();
    Launch.stop(postgres);
    try {
      Awaitility.await("the kept answer to be too old")
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                Answer details = fan.get("/event/details/" + event);
                assertThat(details.status()).isEqualTo(200);
                assertThat(details.body().path("stale").asBoolean()).isTrue();
              });
    } finally {
      Launch.start(postgres);
    }
    Awaitility.await("fresh answers")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(fan.get("/event/details/" + event).body().path("stale").asBoolean())
                    .isFalse());
    assertThat(fan.checkout("k1", Map.of("eventId", event, "best", Map.of("count", 1))).status())
        .isEqualTo(201);
    Ledger ledger = new Ledger(system.processes(), event);
    Awaitility.await("the booking in its table: the connectors have survived")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(ledger.bookings("HELD")).hasSize(1));
  }
}

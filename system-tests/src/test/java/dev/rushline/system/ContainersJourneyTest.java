package dev.rushline.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.system.Person.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What docs/containers.md tells its reader to do, in a project of its own. Images other than the
 * public ones are named as there, by environment variables.
 */
@EnabledIfSystemProperty(
    named = "rushline.containers",
    matches = "true",
    disabledReason = "takes a Docker engine, images and minutes: -Drushline.containers=true")
class ContainersJourneyTest {
  private static final String BOOKINGS =
      """
      PGPASSWORD=$(cat /var/lib/rushline/secrets/postgres) \
      psql -h 127.0.0.1 -U postgres -d rushline -Atc 'select booking_id, status from booking_bookings'
      """;

  private static int port;
  private static String edge;

  @BeforeAll
  static void up() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    edge = "http://127.0.0.1:" + port;
    compose("up", "--wait");
  }

  @AfterAll
  static void down() throws Exception {
    compose("down", "--volumes");
  }

  @Test
  void a_seat_is_sold_once_and_stays_sold_over_a_kill_and_over_down_and_up() throws Exception {
    Map<String, Object> wish = Map.of("eventId", "opening-night", "seats", List.of("S1:A:13"));
    Person ann = guest();
    String booking = ann.checkout("k1", wish).text("bookingId");

    assertThat(guest().checkout("k1", wish).text("code")).isEqualTo("SEAT_TAKEN");
    assertThat(ann.confirm("k2", booking, "tok_approve").text("status")).isEqualTo("CONFIRMED");

    compose("kill", "booking-streams", "kafka");
    compose("up", "--wait");
    assertThat(guest().checkout("k1", wish).text("code")).isEqualTo("SEAT_TAKEN");

    compose("down");
    compose("up", "--wait");
    assertThat(guest().checkout("k1", wish).text("code")).isEqualTo("SEAT_TAKEN");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(compose("exec", "-T", "postgres", "bash", "-c", BOOKINGS))
                    .contains(booking + "|CONFIRMED"));
  }

  @Test
  void a_demo_event_is_found_in_the_index_in_spite_of_a_typing_error() throws Exception {
    Person fan = guest();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Answer found = fan.get("/event/search?keyword=opning");
              assertThat(found.text("source")).isEqualTo("index");
              assertThat(found.body().at("/events/0/id").asText()).isEqualTo("opening-night");
            });
  }

  private static Person guest() throws IOException, InterruptedException {
    Answer session = new Person(edge, "none").post("/session", Map.of(), Map.of());
    return new Person(edge, session.text("token"));
  }

  /** What the command printed. */
  private static String compose(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("docker", "compose", "--project-name", "rushline-test"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of(System.getProperty("rushline.root")).toFile())
            .redirectErrorStream(true);
    builder.environment().put("RUSHLINE_EDGE_PORT", Integer.toString(port));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
    return output;
  }
}

package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.system.Person.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ./rushline replay} on a log that real servers have written. */
@ExtendWith(WithRunningSystem.class)
class ReplayTest {
  private final RunningSystem system;
  private final Shell shell;
  private String event;
  private Person alice;
  private String aliceId;
  private Answer held;

  ReplayTest(RunningSystem system) {
    this.system = system;
    shell = new Shell(system);
  }

  @BeforeEach
  void aSale() throws Exception {
    event = new Catalogue(system).onSale(500, Map.of());
    aliceId = "alice-" + UUID.randomUUID();
    alice = new Person(system.edges().getFirst(), system.token(aliceId, "fan"));
    Person bob = new Person(system.edges().get(1), system.token("bob-" + event, "fan"));
    held = alice.checkout("k1", seats("S1:A:1", "S1:A:2"));
    alice.confirm("k2", held, "tok_approve");
    bob.checkout("k1", seats("S1:B:1"));
    alice.checkout("k3", seats("S1:B:1"));
  }

  @Test
  void the_seat_map_as_it_is_and_as_it_was() throws Exception {
    String offset = held.body().path("receipt").path("offset").asText();

    List<String> now = replay();
    List<String> then = replay("--as-of", offset);
    List<String> before = replay("--as-of", String.valueOf(Long.parseLong(offset) - 1));

    assertThat(now).contains("  A    SS" + "F".repeat(23), "  B    H" + "F".repeat(24));
    assertThat(then).contains("  A    HH" + "F".repeat(23), "  B    " + "F".repeat(25));
    assertThat(before).contains("  A    " + "F".repeat(25));
  }

  @Test
  void a_bookings_story_and_why_somebody_was_refused() throws Exception {
    List<String> story = replay("--booking", held.text("bookingId"));
    List<String> answers = replay("--customer", aliceId);

    assertThat(story).hasSize(2);
    assertThat(story.get(0)).contains("SeatsHeld", "S1:A:1");
    assertThat(story.get(1)).contains("BookingConfirmed", "CONFIRMED");
    assertThat(answers).anyMatch(line -> line.contains("=> refused: SEAT_TAKEN [S1:B:1]"));
  }

  @Test
  void replay_equals_live() throws Exception {
    assertThat(replay("--check"))
        .contains("Replay equals live: the same events, and the same bytes in the stores.");
  }

  private List<String> replay(String... options) throws Exception {
    String[] command = new String[options.length + 3];
    command[0] = "replay";
    command[1] = "--event";
    command[2] = event;
    System.arraycopy(options, 0, command, 3, options.length);
    return shell.rushline(command).lines();
  }

  private Map<String, Object> seats(String... seats) {
    return Map.of("eventId", event, "seats", List.of(seats));
  }
}

package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import dev.rushline.system.Person.Answer;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What fans and operators do at the line in front of an event, on real servers. */
@ExtendWith(WithRunningSystem.class)
class WaitingRoomJourneyTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final RunningSystem system;
  private Person operator;
  private String event;
  private FansInLine line;

  WaitingRoomJourneyTest(RunningSystem system) {
    this.system = system;
  }

  @BeforeEach
  void anEvent() throws Exception {
    operator = new Person(edge(0), system.token("operator-1", "operator"));
    event = new Catalogue(system).onSale(500, Map.of());
    line = new FansInLine(event);
  }

  private String edge(int number) {
    return system.edges().get(number);
  }

  private Person fan(String name) {
    return new Person(edge(0), system.token(name + "-" + event, "fan"));
  }

  private void policy(Map<String, ?> policy) throws Exception {
    assertThat(operator.put("/queue/" + event + "/policy", policy).status()).isEqualTo(200);
    // Both edges have heard of it.
    boolean guarded = !policy.get("mode").equals("OFF");
    for (String edge : system.edges()) {
      Awaitility.await("the line at " + edge)
          .atMost(SOON)
          .until(() -> guarded == (fan("nobody").at(edge).get("/queue/" + event).status() == 404));
    }
  }

  @Test
  void a_fan_joins_sees_the_position_move_gets_in_and_books() throws Exception {
    policy(Map.of("mode", "ALWAYS", "targetInside", 1));
    Person ada = fan("ada");
    Person bob = fan("bob");
    assertThat(line.checkout(ada, "").text("code")).isEqualTo("NOT_ADMITTED");

    line.join(ada);
    Answer first = line.join(bob);
    Answer again = line.join(bob.at(edge(1)));

    assertThat(again.body().path("place").path("arrival"))
        .as("the same place, at whichever edge")
        .isEqualTo(first.body().path("place").path("arrival"));
    String inside = line.admission(ada);
    try (LiveLine live = new LiveLine(edge(1), event, bob.token())) {
      JsonNode waiting = live.await("a place", m -> m.path("status").asText().equals("WAITING"));
      assertThat(waiting.path("place").path("position").asInt()).isEqualTo(1);
      Answer held = line.checkout(ada, inside);
      assertThat(held.status()).as(held.body().toString()).isEqualTo(201);
      assertThat(ada.confirm("pay-" + event, held, "tok_approve").status()).isEqualTo(200);

      JsonNode turn = live.await("a turn", m -> m.path("status").asText().equals("ADMITTED"));
      assertThat(line.checkout(bob, turn.path("admission").path("token").asText()).status())
          .isEqualTo(201);
    }
    Awaitility.await("the edge has heard of it")
        .atMost(SOON)
        .until(() -> ada.get("/queue/" + event).text("endedWhy").equals("CONFIRMED"));
  }

  @Test
  void every_wrong_admission_is_refused_with_its_own_code() throws Exception {
    policy(Map.of("mode", "ALWAYS", "targetInside", 5));
    Person ada = fan("ada");
    String token = line.joinedAndAdmitted(ada);

    assertThat(line.checkout(ada, token.substring(0, token.length() - 4) + "AAAA").text("code"))
        .isEqualTo("ADMISSION_INVALID");
    assertThat(line.checkout(fan("bob"), token).text("code")).isEqualTo("ADMISSION_OF_ANOTHER");
    assertThat(operator.post("/queue/" + event + "/revocation", Map.of(), Map.of()).status())
        .isEqualTo(200);
    Awaitility.await("the edge has heard of it")
        .atMost(SOON)
        .until(() -> line.checkout(ada, token).text("code").equals("ADMISSION_REVOKED"));
    String anew = line.admission(ada);
    assertThat(line.checkout(ada, anew).status()).isEqualTo(201);
    assertThat(ada.delete("/queue/" + event).text("endedWhy")).isEqualTo("LEFT");
    Awaitility.await("the edge has heard of it")
        .atMost(SOON)
        .until(() -> line.checkout(ada, anew).text("code").equals("ADMISSION_ENDED"));
  }

  @Test
  void a_checkout_that_was_granted_is_answered_again_after_its_slot_has_ended() throws Exception {
    policy(Map.of("mode", "ALWAYS", "targetInside", 5));
    Person ada = fan("ada");
    String token = line.joinedAndAdmitted(ada);
    Answer held = line.checkout(ada, token, "first");
    assertThat(held.status()).as(held.body().toString()).isEqualTo(201);
    assertThat(ada.confirm("pay-" + event, held, "tok_approve").status()).isEqualTo(200);
    Awaitility.await("the edge has heard of it")
        .atMost(SOON)
        .until(() -> line.checkout(ada, token).text("code").equals("ADMISSION_ENDED"));

    Answer again = line.checkout(ada, token, "first");

    assertThat(again.status()).as(again.body().toString()).isEqualTo(201);
    assertThat(again.text("bookingId")).isEqualTo(held.text("bookingId"));
    assertThat(line.checkout(ada.at(edge(1)), "", "first").text("code"))
        .as("a key alone is no admission")
        .isEqualTo("NOT_ADMITTED");
  }

  @Test
  void those_who_gather_are_drawn_and_anybody_can_check_the_draw() throws Exception {
    policy(
        Map.of(
            "mode",
            "ALWAYS",
            "targetInside",
            3,
            "opensAt",
            Instant.now().plus(Duration.ofHours(1)).toString()));
    Map<String, Person> fans = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      fans.put("fan-" + i, fan("fan-" + i));
    }
    for (Person fan : fans.values()) {
      assertThat(line.join(fan).text("status")).isEqualTo("GATHERING");
    }
    Awaitility.await("the digest of the whole list in the broadcast")
        .atMost(SOON)
        .until(
            () -> operator.get("/queue/" + event + "/policy").body().path("waiting").asInt() == 12);

    assertThat(operator.post("/queue/" + event + "/opening", Map.of(), Map.of()).status())
        .isEqualTo(200);

    Awaitility.await("three admitted")
        .atMost(SOON)
        .until(() -> LineStory.of(system.processes(), event).numbersCalled().size() >= 3);
    assertThat(LineStory.of(system.processes(), event).numbersCalled()).startsWith(0L, 1L, 2L);
    Shell.Result checked = new Shell(system).rushline("verify-lottery", event);
    assertThat(checked.exitCode()).as(checked.output()).isZero();
  }

  @Test
  void an_operator_pauses_tells_resumes_and_lets_partners_pass() throws Exception {
    policy(Map.of("mode", "ALWAYS", "targetInside", 1, "bypassGroups", List.of("partner")));
    Person ada = fan("ada");
    line.joinedAndAdmitted(ada);
    Person bob = fan("bob");
    line.join(bob);
    try (LiveLine live = new LiveLine(edge(0), event, bob.token())) {
      operator.post("/queue/" + event + "/pause", Map.of(), Map.of());
      live.await("the pause", m -> m.path("line").path("state").asText().equals("PAUSED"));
      operator.put("/queue/" + event + "/message", Map.of("text", "A short break"));
      live.await("a message", m -> m.path("line").path("message").asText().equals("A short break"));
      assertThat(ada.delete("/queue/" + event).status()).isEqualTo(200);
      assertThat(bob.get("/queue/" + event).text("status")).isEqualTo("WAITING");

      operator.post("/queue/" + event + "/resume", Map.of(), Map.of());

      live.await("a turn", m -> m.path("status").asText().equals("ADMITTED"));
    }
    Person partner = new Person(edge(0), system.token("partner-" + event, "partner"));
    assertThat(line.checkout(partner, "").status()).isEqualTo(201);
    assertThat(fan("eve").put("/queue/" + event + "/policy", Map.of("mode", "OFF")).status())
        .isEqualTo(403);
  }

  @Test
  void those_without_a_place_are_told_so() throws Exception {
    policy(Map.of("mode", "ALWAYS"));
    Person eve = fan("eve");

    assertThat(eve.get("/queue/" + event).text("code")).isEqualTo("NOT_IN_LINE");
    try (LiveLine live = new LiveLine(edge(0), event, eve.token());
        LiveLine browser = LiveLine.ofBrowser(edge(0), event, eve.token())) {
      assertThat(live.closeCode()).isEqualTo(4404);
      assertThat(browser.closeCode()).isEqualTo(4404);
    }
    assertThatThrownBy(() -> new LiveLine(edge(0), event, "no.token"))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .extracting(refused -> ((WebSocketHandshakeException) refused).getResponse().statusCode())
        .isEqualTo(401);
    assertThat(eve.post("/queue/no-such-event", Map.of(), Map.of()).text("code"))
        .isEqualTo("EVENT_UNKNOWN");
    assertThat(operator.put("/queue/" + event + "/policy", Map.of("mode", "SOMETIMES")).status())
        .isEqualTo(400);
  }

  @Test
  void while_the_admitter_is_dead_places_stay_and_nobody_gets_in() throws Exception {
    policy(Map.of("mode", "ALWAYS", "targetInside", 1));
    Person ada = fan("ada");
    String inside = line.joinedAndAdmitted(ada);
    Person bob = fan("bob");
    Answer place = line.join(bob);
    Server admitter = system.processes().queueAdmitter();
    try (LiveLine live = new LiveLine(edge(1), event, bob.token())) {
      live.await("a place", m -> m.path("status").asText().equals("WAITING"));
      admitter.daemon().kill();
      try {
        live.await("the silence", m -> m.path("line").path("state").asText().equals("PAUSED"));
        Answer waiting = bob.get("/queue/" + event);
        assertThat(waiting.text("status")).isEqualTo("WAITING");
        assertThat(waiting.body().path("line").path("state").asText()).isEqualTo("PAUSED");
        assertThat(line.checkout(bob, "").text("code")).isEqualTo("NOT_ADMITTED");
        Answer held = line.checkout(ada, inside);
        assertThat(held.status()).as("those inside go on").isEqualTo(201);
        assertThat(ada.confirm("pay-" + event, held, "tok_approve").status()).isEqualTo(200);
      } finally {
        Launch.start(admitter);
      }
      live.await("a turn", m -> m.path("status").asText().equals("ADMITTED"));
    }
    LineStory story = LineStory.of(system.processes(), event);
    assertThat(story.arrivals()).containsExactly(0L, 1L);
    assertThat(place.body().path("place").path("arrival").asLong()).isEqualTo(1);
    assertThat(story.numbersCalled()).containsExactly(0L, 1L);
    assertThat(story.mostInside()).isEqualTo(1);
  }

  @Test
  void an_order_that_is_carried_out_late_reaches_those_who_wait() throws Exception {
    policy(Map.of("mode", "ALWAYS", "targetInside", 1));
    line.joinedAndAdmitted(fan("ada"));
    Person bob = fan("bob");
    line.join(bob);
    Server admitter = system.processes().queueAdmitter();
    try (LiveLine live = new LiveLine(edge(1), event, bob.token())) {
      live.await("a place", m -> m.path("status").asText().equals("WAITING"));
      admitter.daemon().kill();
      try {
        assertThat(operator.put("/queue/" + event + "/policy", Map.of("mode", "OFF")).text("code"))
            .isEqualTo("QUEUE_UNAVAILABLE");
        live.await("the silence", m -> m.path("line").path("state").asText().equals("PAUSED"));
      } finally {
        Launch.start(admitter);
      }
      live.await("the end of the line", m -> m.path("status").asText().equals("NO_LINE"));
      assertThat(live.closeCode()).isEqualTo(1000);
    }
  }

  @Test
  void who_joins_again_sees_the_new_place_at_every_edge() throws Exception {
    policy(Map.of("mode", "ALWAYS", "targetInside", 1));
    line.joinedAndAdmitted(fan("ada"));
    Person bob = fan("bob");
    line.join(bob);
    try (LiveLine live = new LiveLine(edge(0), event, bob.token())) {
      live.await("a place", m -> m.path("status").asText().equals("WAITING"));
      assertThat(bob.delete("/queue/" + event).text("endedWhy")).isEqualTo("LEFT");
      live.await("the end", m -> m.path("status").asText().equals("ENDED"));
      assertThat(bob.get("/queue/" + event).text("status")).isEqualTo("ENDED");

      line.join(bob.at(edge(1)));

      live.await("the new place", m -> m.path("place").path("arrival").asLong() == 2);
      assertThat(bob.get("/queue/" + event).text("status")).isEqualTo("WAITING");
    }
  }

  @Test
  void a_killed_edge_costs_nobody_the_place_and_lets_nobody_in_while_it_starts() throws Exception {
    policy(Map.of("mode", "ALWAYS", "targetInside", 1));
    Person cyd = fan("cyd").at(edge(1));
    String used = line.joinedAndAdmitted(cyd);
    cyd.delete("/queue/" + event);
    Person ada = fan("ada").at(edge(1));
    String token = line.joinedAndAdmitted(ada);
    Person bob = fan("bob").at(edge(1));
    Answer before = line.join(bob);

    Set<String> told = toldWhile(() -> system.crash(system.secondEdge()), bob);

    assertThat(line.checkout(cyd, used).text("code")).isEqualTo("ADMISSION_ENDED");
    assertThat(told).contains("WAITING").isSubsetOf("WAITING", "QUEUE_UNAVAILABLE");
    Answer after = line.join(bob);
    assertThat(after.body().path("place").path("arrival"))
        .isEqualTo(before.body().path("place").path("arrival"));
    assertThat(line.checkout(bob, "").text("code"))
        .as("guarded from the first request on")
        .isEqualTo("NOT_ADMITTED");
    assertThat(line.checkout(ada, token).status()).isEqualTo(201);
    assertThat(LineStory.of(system.processes(), event).arrivals()).containsExactly(0L, 1L, 2L);
  }

  /** Something that is waited for. */
  private interface Wait {
    void end() throws Exception;
  }

  /** What a fan who keeps asking is told during that time: statuses, and codes of problems. */
  private Set<String> toldWhile(Wait wait, Person fan) throws Exception {
    Set<String> told = ConcurrentHashMap.newKeySet();
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService asking = Executors.newSingleThreadExecutor()) {
      asking.execute(
          () ->
              Awaitility.await("the end of the wait")
                  .forever()
                  .pollInterval(Duration.ofMillis(10))
                  .until(
                      () -> {
                        boolean last = over.get();
                        ask(fan, told);
                        return last;
                      }));
      try {
        wait.end();
      } finally {
        over.set(true);
      }
    }
    return told;
  }

  private void ask(Person fan, Set<String> told) throws Exception {
    try {
      Answer answer = fan.get("/queue/" + event);
      told.add(answer.text(answer.status() == 200 ? "status" : "code"));
    } catch (IOException _) {
      // Nobody there: that is told, too.
    }
  }
}

package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import dev.rushline.schemas.topics.Partitions;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.system.Person.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A line that opens and slows by itself, on real servers. */
@ExtendWith(WithRunningSystem.class)
class WaitingRoomPaceTest {
  /** Fewer commands that wait are not told from the markers of transactions. */
  private static final int COMMANDS_OF_LAG = 20;

  private final RunningSystem system;
  private Person operator;
  private String event;
  private FansInLine line;

  WaitingRoomPaceTest(RunningSystem system) {
    this.system = system;
  }

  @BeforeEach
  void anEvent() throws Exception {
    operator = new Person(system.edges().getFirst(), system.token("operator-1", "operator"));
    event = new Catalogue(system).onSale(500, Map.of());
    line = new FansInLine(event);
  }

  private Person fan(String name) {
    return new Person(system.edges().getFirst(), system.token(name + "-" + event, "fan"));
  }

  private void policy(Map<String, ?> policy) throws Exception {
    policy(event, policy);
  }

  private void policy(String ofEvent, Map<String, ?> policy) throws Exception {
    Answer set = operator.put("/queue/" + ofEvent + "/policy", policy);
    assertThat(set.status()).as(set.body().toString()).isEqualTo(200);
  }

  private static ConditionFactory soon(String what) {
    return Awaitility.await(what).atMost(Duration.ofSeconds(60));
  }

  /** Who need no admission, so that nothing keeps them from the event's partition. */
  private void partnersCheckOut() throws Exception {
    try (ExecutorService fans = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> checkouts = new ArrayList<>();
      for (int n = 0; n < COMMANDS_OF_LAG; n++) {
        Person partner =
            new Person(
                system.edges().getFirst(), system.token("partner-" + n + "-" + event, "partner"));
        checkouts.add(
            () -> partner.checkout("k1", Map.of("eventId", event, "best", Map.of("count", 1))));
      }
      for (Future<Answer> answer : fans.invokeAll(checkouts)) {
        assertThat(answer.get().status()).isEqualTo(202);
      }
    }
  }

  /** An event of another partition, with a line that lets one in at a time. */
  private FansInLine lineElsewhere() throws Exception {
    String elsewhere = event;
    while (partition(elsewhere) == partition(event)) {
      elsewhere = new Catalogue(system).onSale(500, Map.of());
    }
    policy(elsewhere, Map.of("mode", "ALWAYS", "targetInside", 1));
    return new FansInLine(elsewhere);
  }

  private static int partition(String eventId) {
    return Partitions.of(eventId, Topics.BOOKING_PARTITIONS);
  }

  private String heldUpBy() throws Exception {
    return operator
        .get("/queue/" + event + "/policy")
        .body()
        .path("line")
        .path("heldUpBy")
        .asText();
  }

  @Test
  void a_line_opens_by_itself_when_more_come_than_the_threshold() throws Exception {
    policy(Map.of("mode", "AUTOMATIC", "demandThreshold", 5, "targetInside", 1));
    assertThat(line.checkout(fan("early"), "").status()).isEqualTo(201);
    assertThat(fan("early").get("/queue/" + event).text("status")).isEqualTo("NO_LINE");

    AtomicInteger come = new AtomicInteger();
    soon("a line")
        .until(
            () -> line.checkout(fan("fan-" + come.incrementAndGet()), "").text("code"),
            "NOT_ADMITTED"::equals);

    assertThat(come.get()).as("the threshold is not passed before").isGreaterThan(4);
    Person late = fan("late").at(system.edges().getLast());
    assertThat(line.checkout(late, line.joinedAndAdmitted(late)).status()).isEqualTo(201);
  }

  @Test
  void nobody_is_admitted_while_the_owner_is_far_behind_with_the_partition_of_the_sale()
      throws Exception {
    policy(Map.of("mode", "ALWAYS", "targetInside", 1, "bypassGroups", List.of("partner")));
    FansInLine elsewhere = lineElsewhere();
    Person ada = fan("ada");
    String token = line.joinedAndAdmitted(ada);
    Person bob = fan("bob");
    line.join(bob);
    Server owner = system.processes().bookingStreams();
    Launch.stop(owner);
    try {
      partnersCheckOut();
      assertThat(line.checkout(ada, token).status()).as("not answered yet").isEqualTo(202);
      soon("the lag to be noticed").until(this::heldUpBy, "BOOKING_LAG"::equals);
      assertThat(ada.delete("/queue/" + event).text("endedWhy")).isEqualTo("LEFT");
      Answer waiting = bob.get("/queue/" + event);
      assertThat(waiting.text("status")).as("a slot is free").isEqualTo("WAITING");
      assertThat(waiting.body().path("line").path("heldUpBy").asText()).isEqualTo("BOOKING_LAG");
      elsewhere.joinedAndAdmitted(fan("cyd"));
    } finally {
      Launch.start(owner);
    }
    assertThat(line.checkout(bob, line.admission(bob)).status()).isEqualTo(201);
  }
}

package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole sale behind a line, from gathering to sold out. With {@code -Drushline.fans=5000} the run
 * of docs/waiting-room.md: ten times as many fans as seats, a tenth of the seats inside at a time.
 * Whoever is called and does not come keeps the last seats for the 90 s of a claim: by the draw,
 * one run in four is over in half a minute and the others in two to three. Less would be too little
 * for fans without a socket, who ask every half a minute.
 */
@Tag("long")
@ExtendWith(WithRunningSystem.class)
class WaitingRoomSaleTest {
  private static final int FANS = Integer.getInteger("rushline.fans", 600);
  private static final int SEATS = FANS / 10;
  private static final int INSIDE = FANS / 100;

  @Test
  void nobody_overtakes_every_seat_is_sold_and_everyone_else_is_told(RunningSystem system)
      throws Exception {
    String event = new Catalogue(system).onSale(SEATS, Map.of("maxPerCustomer", 1));
    Person operator = new Person(system.edges().getFirst(), system.token("operator-1", "operator"));
    operator.put(
        "/queue/" + event + "/policy",
        Map.of(
            "mode",
            "ALWAYS",
            "targetInside",
            INSIDE,
            "ratePerMinute",
            60_000,
            "claimSeconds",
            90,
            "slotSeconds",
            180,
            "opensAt",
            Instant.now().plus(Duration.ofHours(1)).toString()));
    awaitGuarded(system, event);

    long started = System.nanoTime();
    Stampede stampede = new Stampede(system, event, FANS);
    try (stampede) {
      stampede.awaitGathered();
      assertThat(operator.post("/queue/" + event + "/opening", Map.of(), Map.of()).status())
          .isEqualTo(200);
      stampede.open();
    }
    System.out.printf(
        "%d fans, %d seats, %d inside: %d s%n",
        FANS, SEATS, INSIDE, Duration.ofNanos(System.nanoTime() - started).toSeconds());

    assertThat(stampede.surprises()).isEmpty();
    assertThat(stampede.booked()).hasSize(SEATS);
    Set<String> everybody = new HashSet<>(stampede.booked());
    everybody.addAll(stampede.toldOfTheEnd());
    everybody.addAll(stampede.noShows());
    assertThat(everybody).as("booked, told, or gone").hasSize(FANS);
    assertTheLineWasFair(LineStory.of(system.processes(), event));
    Shell.Result checked = new Shell(system).rushline("verify-lottery", event);
    assertThat(checked.exitCode()).as(checked.output()).isZero();
    assertEverySeatIsSold(new Catalogue(system), event);
  }

  private static void awaitGuarded(RunningSystem system, String event) {
    for (String edge : system.edges()) {
      Person fan = new Person(edge, system.token("nobody-" + event, "fan"));
      Awaitility.await("the line at " + edge)
          .atMost(Duration.ofSeconds(30))
          .until(() -> fan.get("/queue/" + event).status() == 404);
    }
  }

  private static void assertTheLineWasFair(LineStory story) {
    assertThat(story.arrivals()).as("one place each").hasSize(FANS).doesNotHaveDuplicates();
    assertThat(story.arrivalOf()).hasSize(FANS);
    List<Long> called = story.numbersCalled();
    assertThat(called).as("nobody overtakes").isSorted().doesNotHaveDuplicates();
    assertThat(story.mostInside()).as("inside at a time").isLessThanOrEqualTo(INSIDE);
  }

  private static void assertEverySeatIsSold(Catalogue catalogue, String event) {
    Awaitility.await("every seat sold")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              JsonNode availability = catalogue.availability(event);
              assertThat(availability.path("sold").asInt()).isEqualTo(SEATS);
            });
  }
}

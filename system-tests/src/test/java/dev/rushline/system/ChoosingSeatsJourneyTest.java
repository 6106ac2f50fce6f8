package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rushline.system.Person.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Fans with special wishes, over HTTP. */
@ExtendWith(WithRunningSystem.class)
class ChoosingSeatsJourneyTest {
  /** Rows A and B of four seats, and row C with a place for a wheelchair and a companion seat. */
  private static final List<Map<String, ?>> HALL =
      List.of(
          Map.of(
              "id",
              "S1",
              "rows",
              List.of(
                  Map.of("id", "A", "rank", 0, "runs", List.of(run(4, 1, "STANDARD"))),
                  Map.of("id", "B", "rank", 1, "runs", List.of(run(4, 1, "STANDARD"))),
                  Map.of(
                      "id",
                      "C",
                      "rank",
                      2,
                      "runs",
                      List.of(run(1, 1, "WHEELCHAIR"), run(1, 2, "COMPANION"))))));

  private final Catalogue catalogue;
  private final RunningSystem system;
  private Person fan;

  ChoosingSeatsJourneyTest(RunningSystem system) {
    this.system = system;
    catalogue = new Catalogue(system);
  }

  private static Map<String, ?> run(int count, int first, String kind) {
    return Map.of(
        "count",
        count,
        "firstNumber",
        first,
        "firstAdjacency",
        first,
        "category",
        "P1",
        "kind",
        kind);
  }

  @BeforeEach
  void aFanArrives() {
    fan = new Person(system.edges().getFirst(), system.token("fan-" + UUID.randomUUID(), "fan"));
  }

  @Test
  void a_family_of_five_is_seated_over_two_rows_when_it_says_so() throws Exception {
    String event = catalogue.onSale(HALL, Map.of());

    Answer together = fan.checkout("k1", Map.of("eventId", event, "best", Map.of("count", 5)));
    Map<String, Object> wish = Map.of("eventId", event, "best", Map.of("count", 5, "split", true));
    Answer suggested = fan.post("/booking/suggestion", Map.of(), wish);
    Answer held = fan.checkout("k2", wish);

    assertThat(together.status()).isEqualTo(409);
    assertThat(together.text("code")).isEqualTo("SEATS_NOT_TOGETHER");
    assertThat(suggested.status()).isEqualTo(200);
    assertThat(held.status()).isEqualTo(201);
    assertThat(seats(held)).hasSize(5).isEqualTo(seats(suggested));
    assertThat(seats(held)).allMatch(seat -> seat.startsWith("S1:A") || seat.startsWith("S1:B"));
  }

  @Test
  void a_wheelchair_user_and_a_companion_sit_side_by_side() throws Exception {
    String event = catalogue.onSale(HALL, Map.of());
    List<String> accessible = List.of("S1:C:1", "S1:C:2");

    Answer onFoot = fan.checkout("k1", Map.of("eventId", event, "seats", accessible));
    Answer held =
        fan.checkout("k2", Map.of("eventId", event, "best", Map.of("count", 2, "wheelchairs", 1)));

    assertThat(onFoot.text("code")).isEqualTo("ACCESSIBLE_SEAT");
    assertThat(seats(held)).isEqualTo(accessible);
  }

  @Test
  void accessible_seats_go_to_anybody_once_the_organiser_says_so() throws Exception {
    String event = catalogue.onSale(HALL, Map.of("accessibleReserved", false));

    Answer held =
        fan.checkout("k1", Map.of("eventId", event, "seats", List.of("S1:C:1", "S1:C:2")));

    assertThat(held.status()).isEqualTo(201);
  }

  @Test
  void whoever_would_leave_a_seat_alone_is_told_what_to_take_instead() throws Exception {
    String event = catalogue.onSale(HALL, Map.of());

    Answer refused =
        fan.checkout("k1", Map.of("eventId", event, "seats", List.of("S1:A:2", "S1:A:3")));
    Answer held = fan.checkout("k2", Map.of("eventId", event, "seats", texts(refused, "instead")));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("ORPHAN_SEAT");
    assertThat(texts(refused, "seats")).containsExactly("S1:A:1", "S1:A:4");
    assertThat(held.status()).isEqualTo(201);
  }

  @Test
  void an_organiser_may_let_fans_leave_single_seats() throws Exception {
    String event = catalogue.onSale(HALL, Map.of("orphanRule", false));

    Answer held =
        fan.checkout("k1", Map.of("eventId", event, "seats", List.of("S1:A:2", "S1:A:3")));

    assertThat(held.status()).isEqualTo(201);
  }

  private static List<String> seats(Answer answer) {
    List<String> seats = new ArrayList<>();
    for (JsonNode seat : answer.body().path("seats")) {
      seats.add(seat.path("seat").asText());
    }
    return seats;
  }

  private static List<String> texts(Answer answer, String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : answer.body().path(field)) {
      texts.add(text.asText());
    }
    return texts;
  }
}

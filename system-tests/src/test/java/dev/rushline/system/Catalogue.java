package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** An organiser who puts events on sale. */
final class Catalogue {
  private final Person organiser;

  Catalogue(RunningSystem system) {
    organiser = new Person(system.edges().getFirst(), system.token("organiser-1", "organiser"));
  }

  /** An event in a venue of its own with the default plan, on sale at once; returns its id. */
  String onSale(int capacity, Map<String, ?> terms) throws Exception {
    return onSale("capacity", capacity, terms);
  }

  /** The same in a venue with these sections. */
  String onSale(List<Map<String, ?>> sections, Map<String, ?> terms) throws Exception {
    return onSale("seating", Map.of("sections", sections), terms);
  }

  private String onSale(String plan, Object described, Map<String, ?> terms) throws Exception {
    String id = announce(plan, described, terms);
    awaitFreeSeats(id);
    return id;
  }

  /** Tells the catalogue of an event with the default plan; its owner learns of it later. */
  String announce(int capacity, Map<String, ?> terms) throws IOException, InterruptedException {
    return announce("capacity", capacity, terms);
  }

  private String announce(String plan, Object described, Map<String, ?> terms)
      throws IOException, InterruptedException {
    String id = "e-" + UUID.randomUUID().toString().substring(0, 8);
    assertThat(
            organiser
                .put("/venue/" + id, Map.of("name", "Venue of " + id, plan, described))
                .status())
        .isEqualTo(201);
    assertThat(
            organiser
                .put(
                    "/event/" + id,
                    Map.of(
                        "name",
                        "Event " + id,
                        "start",
                        "2031-06-01T20:00:00+02:00",
                        "venueId",
                        id,
                        "sale",
                        terms))
                .status())
        .isEqualTo(201);
    return id;
  }

  /** Says something else of an event that {@link #announce} made; returns the answer's status. */
  int change(String id, Map<String, ?> fields) throws IOException, InterruptedException {
    Map<String, Object> event = new java.util.HashMap<>(fields);
    event.put("name", "Event " + id);
    event.put("start", "2031-06-01T20:00:00+02:00");
    event.put("venueId", id);
    return organiser.put("/event/" + id, event).status();
  }

  /** The sale reaches its owner through the outbox; until then nobody can book. */
  private void awaitFreeSeats(String id) {
    Awaitility.await("sale of " + id)
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> availability(id).path("free").asInt() > 0);
  }

  /** Takes an event out of the catalogue, if that is allowed. */
  Person.Answer delete(String id) throws IOException, InterruptedException {
    return organiser.delete("/event/" + id);
  }

  /** Lets those buy early who have the code, for the next hour. */
  Person.Answer presale(String event, String code) throws IOException, InterruptedException {
    java.time.Instant now = java.time.Instant.now();
    return organiser.put(
        "/event/" + event + "/presale/fans",
        Map.of(
            "opensAt",
            now.minusSeconds(60).toString(),
            "closesAt",
            now.plusSeconds(3_600).toString(),
            "codes",
            List.of(Map.of("code", code))));
  }

  JsonNode availability(String id) throws IOException, InterruptedException {
    return organiser.get("/event/" + id + "/availability").body();
  }
}

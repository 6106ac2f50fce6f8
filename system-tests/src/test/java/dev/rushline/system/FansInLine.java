package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.system.Person.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What fans do at the line in front of one event. */
record FansInLine(String event) {
  private static final Duration SOON = Duration.ofSeconds(60);

  Answer join(Person fan) throws Exception {
    Answer joined = fan.post("/queue/" + event, Map.of(), Map.of());
    assertThat(joined.status()).as(joined.body().toString()).isEqualTo(200);
    return joined;
  }

  /** Joins and waits for the turn; returns the token that then came. */
  String joinedAndAdmitted(Person fan) throws Exception {
    join(fan);
    return admission(fan);
  }

  /** Waits for the fan's turn; returns the token that then came. */
  String admission(Person fan) {
    return Awaitility.await("admission")
        .atMost(SOON)
        .until(() -> fan.get("/queue/" + event), answer -> answer.text("status").equals("ADMITTED"))
        .body()
        .path("admission")
        .path("token")
        .asText();
  }

  /** Takes the best seat, as a new request; without an admission if the token is empty. */
  Answer checkout(Person fan, String token) throws Exception {
    return checkout(fan, token, UUID.randomUUID().toString());
  }

  Answer checkout(Person fan, String token, String key) throws Exception {
    Map<String, String> headers = new HashMap<>(Map.of("Idempotency-Key", key));
    if (!token.isEmpty()) {
      headers.put("Admission-Token", token);
    }
    return fan.post(
        "/booking/checkout", headers, Map.of("eventId", event, "best", Map.of("count", 1)));
  }
}

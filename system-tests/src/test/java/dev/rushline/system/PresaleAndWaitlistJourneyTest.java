package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.system.Person.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Buying before the others, and waiting behind them, over HTTP. */
@ExtendWith(WithRunningSystem.class)
class PresaleAndWaitlistJourneyTest {
  private static final List<Map<String, ?>> TWO_SEATS =
      List.of(
          Map.of(
              "id",
              "S1",
              "rows",
              List.of(
                  Map.of(
                      "id",
                      "A",
                      "runs",
                      List.of(Map.of("count", 2, "firstNumber", 1, "category", "P1"))))));

  private final RunningSystem system;
  private final Catalogue catalogue;
  private Person alice;
  private Person bob;

  PresaleAndWaitlistJourneyTest(RunningSystem system) {
    this.system = system;
    catalogue = new Catalogue(system);
  }

  @BeforeEach
  void fansArrive() {
    alice = new Person(system.edges().get(0), system.token("alice-" + UUID.randomUUID(), "fan"));
    bob = new Person(system.edges().get(1), system.token("bob-" + UUID.randomUUID(), "fan"));
  }

  @Test
  void who_has_the_code_buys_before_the_sale_opens_and_the_code_is_good_once() throws Exception {
    String event =
        catalogue.onSale(TWO_SEATS, Map.of("opensAt", Instant.now().plusSeconds(7_200).toString()));
    Answer tooEarly = alice.checkout("k1", seats(event, "S1:A:1"));

    assertThat(catalogue.presale(event, "FANS-2031").status()).isEqualTo(200);

    Awaitility.await("the presale has reached the owner")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        alice
                            .checkout(UUID.randomUUID().toString(), seats(event, "S1:A:1"))
                            .text("code"))
                    .isEqualTo("PRESALE_CODE_NEEDED"));
    Answer guessed = alice.checkout("k2", withCode(event, "GUESSED", "S1:A:1"));
    Answer held = alice.checkout("k3", withCode(event, "fans-2031", "S1:A:1", "S1:A:2"));
    Answer used = bob.checkout("k1", withCode(event, "FANS-2031", "S1:A:1"));
    alice.delete("/booking/" + held.text("bookingId"));
    Answer again = bob.checkout("k2", withCode(event, "FANS-2031", "S1:A:1", "S1:A:2"));

    assertThat(tooEarly.text("code")).isEqualTo("SALE_NOT_OPEN");
    assertThat(tooEarly.header("Retry-After")).isNotBlank();
    assertThat(guessed.text("code")).isEqualTo("PRESALE_CODE_UNKNOWN");
    assertThat(held.status()).isEqualTo(201);
    assertThat(used.text("code")).isEqualTo("PRESALE_CODE_USED");
    assertThat(again.status()).isEqualTo(201);
  }

  @Test
  void only_organisers_say_who_may_buy_early() throws Exception {
    String event = catalogue.onSale(TWO_SEATS, Map.of());

    assertThat(alice.put("/event/" + event + "/presale/mine", Map.of()).status()).isEqualTo(403);
    assertThat(alice.get("/event/" + event + "/presale").status()).isEqualTo(403);
  }

  @Test
  void seats_that_come_back_are_held_for_who_waited_and_never_free_in_between() throws Exception {
    String event = catalogue.onSale(TWO_SEATS, Map.of("waitlistOfferSeconds", 600));
    Map<String, Object> two = Map.of("eventId", event, "best", Map.of("count", 2));
    Answer noNeed = bob.post("/booking/waitlist", Map.of("Idempotency-Key", "k0"), two);
    Answer held = alice.checkout("k1", two);
    Answer waiting = bob.post("/booking/waitlist", Map.of("Idempotency-Key", "k1"), two);
    Answer repeated =
        bob.at(system.edges().getFirst())
            .post("/booking/waitlist", Map.of("Idempotency-Key", "k1"), two);

    alice.delete("/booking/" + held.text("bookingId"));

    assertThat(noNeed.text("code")).isEqualTo("SEATS_AVAILABLE");
    assertThat(waiting.status()).isEqualTo(201);
    assertThat(waiting.text("status")).isEqualTo("WAITING");
    assertThat(waiting.body().path("waitsFor").path("count").asInt()).isEqualTo(2);
    assertThat(waiting.body().has("hold")).isFalse();
    assertThat(repeated.text("bookingId")).isEqualTo(waiting.text("bookingId"));
    assertThat(alice.checkout("k2", two).text("code")).isEqualTo("NOT_ENOUGH_SEATS");
    Awaitility.await("the offer")
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> bob.get("/booking/" + waiting.text("bookingId")).text("status").equals("HELD"));
    Answer offer = bob.get("/booking/" + waiting.text("bookingId"));
    assertThat(bob.confirm("k3", offer, "tok_approve").text("status")).isEqualTo("CONFIRMED");
    Ledger ledger = new Ledger(system.processes(), event);
    Awaitility.await("the booking in the table")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(ledger.bookings("CONFIRMED"))
                    .containsExactly(waiting.text("bookingId")));
  }

  @Test
  void leaving_the_line() throws Exception {
    String event = catalogue.onSale(TWO_SEATS, Map.of("waitlistOfferSeconds", 600));
    Map<String, Object> two = Map.of("eventId", event, "best", Map.of("count", 2));
    Answer held = alice.checkout("k1", two);
    Answer waiting = bob.post("/booking/waitlist", Map.of("Idempotency-Key", "k1"), two);

    Answer left = bob.delete("/booking/" + waiting.text("bookingId"));
    alice.delete("/booking/" + held.text("bookingId"));

    assertThat(left.text("status")).isEqualTo("RELEASED");
    assertThat(alice.checkout("k2", two).status()).isEqualTo(201);
  }

  private static Map<String, Object> seats(String event, String... seats) {
    return Map.of("eventId", event, "seats", List.of(seats));
  }

  private static Map<String, Object> withCode(String event, String code, String... seats) {
    return Map.of("eventId", event, "seats", List.of(seats), "presaleCode", code);
  }
}

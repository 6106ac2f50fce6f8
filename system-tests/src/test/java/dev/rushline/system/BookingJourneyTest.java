package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.system.Person.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From catalogue to ticket over HTTP, with two edges and everything behind them. */
@ExtendWith(WithRunningSystem.class)
class BookingJourneyTest {
  private final RunningSystem system;
  private final String here;
  private final String there;
  private Person alice;
  private Person bob;

  BookingJourneyTest(RunningSystem system) {
    this.system = system;
    here = system.edges().get(0);
    there = system.edges().get(1);
  }

  @BeforeEach
  void fansArrive() {
    alice = new Person(here, system.token("alice-" + UUID.randomUUID(), "fan"));
    bob = new Person(there, system.token("bob-" + UUID.randomUUID(), "fan"));
  }

  @Test
  void two_fans_want_one_seat_and_one_of_them_gets_the_ticket() throws Exception {
    String event = new Catalogue(system).onSale(500, Map.of());
    Map<String, Object> wish = Map.of("eventId", event, "seats", List.of("S1:A:13"));

    Answer held = alice.checkout("k1", wish);
    Answer refused = bob.checkout("k1", wish);

    assertThat(held.status()).isEqualTo(201);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("SEAT_TAKEN");
    assertThat(refused.body().path("seats").get(0).asText()).isEqualTo("S1:A:13");

    Answer sold = alice.confirm("k2", held.text("bookingId"), "tok_approve");
    assertThat(sold.status()).isEqualTo(200);
    assertThat(sold.text("status")).isEqualTo("CONFIRMED");
    assertThat(sold.body().path("tickets").size()).isEqualTo(1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(new Ledger(system.processes(), event).tickets())
                    .containsExactly(held.text("bookingId") + " S1:A:13"));
  }

  @Test
  void a_booking_can_be_seen_at_any_edge_right_after_the_answer() throws Exception {
    String event = new Catalogue(system).onSale(500, Map.of());
    Answer held = alice.checkout("k1", best(event, 2));

    Answer seenHere = alice.get("/booking/" + held.text("bookingId"));
    Answer seenThere = alice.at(there).get("/booking/" + held.text("bookingId"));

    assertThat(seenHere.text("status")).isEqualTo("HELD");
    assertThat(seenThere.text("status")).isEqualTo("HELD");
    assertThat(bob.get("/booking/" + held.text("bookingId")).status()).isEqualTo(404);
  }

  @Test
  void the_same_key_gets_the_same_answer_at_any_edge_and_another_body_is_refused()
      throws Exception {
    String event = new Catalogue(system).onSale(500, Map.of());
    Answer first = alice.checkout("k1", best(event, 2));

    Answer again = alice.at(there).checkout("k1", best(event, 2));
    Answer other = alice.checkout("k1", best(event, 3));
    Answer without = alice.post("/booking/checkout", Map.of(), best(event, 2));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body().path("seats")).isEqualTo(first.body().path("seats"));
    assertThat(again.text("bookingId")).isEqualTo(first.text("bookingId"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(without.status()).isEqualTo(400);
    assertThat(without.text("code")).isEqualTo("IDEMPOTENCY_KEY_MISSING");
  }

  @Test
  void a_hold_ends_by_itself_and_its_seat_is_free_again() throws Exception {
    String event = new Catalogue(system).onSale(500, Map.of("holdTtlSeconds", 2));
    Map<String, Object> wish = Map.of("eventId", event, "seats", List.of("S1:B:1"));
    Answer held = alice.checkout("k1", wish);

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(alice.get("/booking/" + held.text("bookingId")).text("status"))
                    .isEqualTo("EXPIRED"));

    assertThat(bob.checkout("k1", wish).status()).isEqualTo(201);
    assertThat(alice.confirm("k2", held.text("bookingId"), "tok_approve").text("code"))
        .isEqualTo("HOLD_EXPIRED");
  }

  @Test
  void letting_go_twice_is_no_mistake() throws Exception {
    String event = new Catalogue(system).onSale(500, Map.of());
    String booking = alice.checkout("k1", best(event, 2)).text("bookingId");

    assertThat(alice.delete("/booking/" + booking).text("status")).isEqualTo("RELEASED");
    assertThat(alice.delete("/booking/" + booking).text("status")).isEqualTo("RELEASED");
    assertThat(bob.delete("/booking/" + booking).status()).isEqualTo(404);
  }

  @Test
  void a_declined_payment_leaves_the_hold_and_another_card_buys_the_seats() throws Exception {
    String event = new Catalogue(system).onSale(500, Map.of());
    String booking = alice.checkout("k1", best(event, 2)).text("bookingId");

    Answer declined = alice.confirm("k2", booking, "tok_decline");
    Answer sold = alice.confirm("k3", booking, "tok_approve");
    Answer repeated = alice.at(there).confirm("k3", booking, "tok_approve");

    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.text("code")).isEqualTo("PAYMENT_DECLINED");
    assertThat(sold.status()).isEqualTo(200);
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(repeated.body().path("tickets")).isEqualTo(sold.body().path("tickets"));
  }

  @Test
  void a_payment_begun_after_its_booking_was_released_is_voided_by_the_next_try() throws Exception {
    String event = new Catalogue(system).onSale(500, Map.of());
    String booking = alice.checkout("k1", best(event, 2)).text("bookingId");
    assertThat(alice.confirm("k2", booking, "tok_timeout").text("code"))
        .isEqualTo("PAYMENT_UNAVAILABLE");
    alice.delete("/booking/" + booking);
    Ledger ledger = new Ledger(system.processes(), event);
    Awaitility.await("the payment voided with its booking")
        .atMost(Duration.ofSeconds(20))
        .until(() -> ledger.paymentsUnsettled().isEmpty());
    ledger.reopenPayments(booking); // as if that edge had been slower than the log

    Answer again = alice.confirm("k2", booking, "tok_timeout");
    Answer other = alice.confirm("k3", booking, "tok_approve");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("HOLD_RELEASED");
    assertThat(again.body().path("payment").path("state").asText()).isEqualTo("VOIDED");
    assertThat(alice.confirm("k2", booking, "tok_approve").text("code"))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(other.text("code")).isEqualTo("HOLD_RELEASED");
    assertThat(other.body().has("payment")).isFalse();
    assertThat(ledger.paymentsUnsettled()).isEmpty();
  }

  @Test
  void an_event_with_bookings_cannot_be_deleted_and_one_without_can() throws Exception {
    Catalogue catalogue = new Catalogue(system);
    String booked = catalogue.onSale(500, Map.of());
    String free = catalogue.onSale(500, Map.of());
    assertThat(alice.checkout("k1", best(booked, 1)).status()).isEqualTo(201);
    Ledger ledger = new Ledger(system.processes(), booked);
    Awaitility.await("the booking in the table")
        .atMost(Duration.ofSeconds(20))
        .until(() -> !ledger.bookings("HELD").isEmpty());

    Answer refused = catalogue.delete(booked);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("EVENT_HAS_BOOKINGS");
    assertThat(alice.get("/event/details/" + booked).status()).isEqualTo(200);
    assertThat(catalogue.delete(free).status()).isEqualTo(204);
  }

  @Test
  void a_stadium_sells_its_first_and_its_last_row() throws Exception {
    String event = new Catalogue(system).onSale(60_000, Map.of());

    Answer first = alice.checkout("k1", seats(event, "S1:A:1", "S1:A:2"));
    Answer last = bob.checkout("k1", seats(event, "S120:T:24", "S120:T:25"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(last.status()).isEqualTo(201);
    assertThat(alice.checkout("k2", seats(event, "S121:A:1")).text("code"))
        .isEqualTo("SEAT_UNKNOWN");
  }

  @Test
  void availability_follows_and_is_not_sent_again_when_nothing_changed() throws Exception {
    String event = new Catalogue(system).onSale(500, Map.of());
    alice.checkout("k1", seats(event, "S1:A:1"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(new Catalogue(system).availability(event).path("held").asInt())
                    .isEqualTo(1));
    Answer now = alice.get("/event/" + event + "/availability");
    assertThat(now.body().path("sections").get(0).path("codes").asText()).startsWith("HFFF");
    assertThat(now.header("ETag")).isNotBlank();
    assertThat(now.header("Cache-Control")).contains("max-age");
  }

  private static Map<String, Object> best(String event, int count) {
    return Map.of("eventId", event, "best", Map.of("count", count));
  }

  private static Map<String, Object> seats(String event, String... seats) {
    return Map.of("eventId", event, "seats", List.of(seats));
  }
}

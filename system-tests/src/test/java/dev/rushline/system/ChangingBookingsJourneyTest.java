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

/** What can happen to a booking besides being held and sold, over HTTP, with two edges. */
@ExtendWith(WithRunningSystem.class)
class ChangingBookingsJourneyTest {
  private static final Map<String, Object> HALF_PRICE_BACK =
      Map.of("cancellation", Map.of("until", "2031-05-01T00:00:00Z", "refundPercent", 50));

  private final RunningSystem system;
  private final Catalogue catalogue;
  private final String there;
  private Person alice;

  ChangingBookingsJourneyTest(RunningSystem system) {
    this.system = system;
    catalogue = new Catalogue(system);
    there = system.edges().get(1);
  }

  @BeforeEach
  void aliceArrives() {
    alice =
        new Person(system.edges().getFirst(), system.token("alice-" + UUID.randomUUID(), "fan"));
  }

  @Test
  void a_hold_is_extended_once_at_any_edge() throws Exception {
    String event = catalogue.onSale(500, Map.of("holdExtensionSeconds", 120));
    Answer held = alice.checkout("k1", seats(event, "S1:A:1"));

    Answer extended = alice.at(there).extend("k2", held.text("bookingId"));
    Answer again = alice.extend("k2", held.text("bookingId"));
    Answer twice = alice.extend("k3", held.text("bookingId"));

    assertThat(extended.status()).isEqualTo(200);
    assertThat(Duration.between(deadline(held), deadline(extended)))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(again.body().path("hold")).isEqualTo(extended.body().path("hold"));
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.text("code")).isEqualTo("ALREADY_EXTENDED");
  }

  @Test
  void seats_are_changed_at_one_edge_and_paid_for_at_the_other() throws Exception {
    String event = catalogue.onSale(500, Map.of());
    Answer held = alice.checkout("k1", seats(event, "S1:A:1", "S1:A:2"));

    Answer changed =
        alice
            .at(there)
            .changeSeats(
                "k2", held.text("bookingId"), Map.of("seats", List.of("S1:A:3", "S1:A:4")));
    Answer forTheFormer = alice.confirm("k3", held, "tok_approve");
    Answer sold = alice.confirm("k4", changed, "tok_approve");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body().path("hold").path("epoch").asInt()).isEqualTo(2);
    assertThat(forTheFormer.status()).isEqualTo(409);
    assertThat(forTheFormer.text("code")).isEqualTo("HOLD_SUPERSEDED");
    assertThat(sold.status()).isEqualTo(200);
    assertThat(alice.checkout("k5", seats(event, "S1:A:1", "S1:A:2")).status()).isEqualTo(201);
    Ledger ledger = new Ledger(system.processes(), event);
    Awaitility.await("one payment, taken")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(ledger.bookingsCaptured()).containsExactly(held.text("bookingId")));
    assertThat(ledger.paymentsUnsettled()).isEmpty();
  }

  @Test
  void a_seat_is_let_go_and_the_rest_of_the_booking_too_wherever_it_was_changed() throws Exception {
    String event = catalogue.onSale(500, Map.of());
    String booking = alice.checkout("k1", seats(event, "S1:A:1", "S1:A:2")).text("bookingId");

    Answer fewer = alice.at(there).changeSeats("k2", booking, Map.of("seats", List.of("S1:A:1")));
    Answer released = alice.delete("/booking/" + booking);

    assertThat(fewer.body().path("seats").size()).isEqualTo(1);
    assertThat(released.text("status")).isEqualTo("RELEASED");
  }

  @Test
  void a_late_payment_gets_the_seats_if_they_are_still_free() throws Exception {
    String event = catalogue.onSale(500, Map.of("holdTtlSeconds", 10));
    Answer held = alice.checkout("k1", seats(event, "S1:A:1"));
    Awaitility.await("the deadline")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> alice.get("/booking/" + held.text("bookingId")).text("status").equals("EXPIRED"));

    Answer sold = alice.at(there).confirm("k2", held, "tok_approve");
    Answer repeated = alice.confirm("k2", held, "tok_approve");

    assertThat(sold.status()).isEqualTo(200);
    assertThat(sold.text("status")).isEqualTo("CONFIRMED");
    assertThat(repeated.body().path("tickets")).isEqualTo(sold.body().path("tickets"));
    assertMoneyOf(held, event, "CAPTURED", null);
  }

  @Test
  void a_customer_cancels_within_the_policy_and_gets_what_it_says() throws Exception {
    String event = catalogue.onSale(500, HALF_PRICE_BACK);
    Answer held = alice.checkout("k1", seats(event, "S1:A:1"));
    String path = "/booking/" + held.text("bookingId");
    Answer tooEarly = alice.cancel("k2", path);
    alice.confirm("k3", held, "tok_approve");

    Answer cancelled = alice.at(there).cancel("k4", path);

    assertThat(tooEarly.text("code")).isEqualTo("NOT_CONFIRMED");
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
    assertThat(cancelled.body().path("refundMinor").asLong()).isEqualTo(4_750);
    assertThat(cancelled.body().has("tickets")).isFalse();
    assertThat(alice.checkout("k5", seats(event, "S1:A:1")).status()).isEqualTo(201);
    assertMoneyOf(held, event, "REFUNDED", 4_750L);
  }

  @Test
  void an_organiser_cancels_anybodys_booking_and_all_of_the_price_comes_back() throws Exception {
    String event = catalogue.onSale(500, Map.of());
    Answer held = alice.checkout("k1", seats(event, "S1:A:1"));
    alice.confirm("k2", held, "tok_approve");
    String path = "/booking/" + held.text("bookingId");
    Person organiser =
        new Person(system.edges().getFirst(), system.token("organiser-1", "organiser"));

    Answer byCustomer = alice.cancel("k3", path);
    Answer asIfOrganiser = alice.cancel("k4", "/event/" + event + path);
    Answer cancelled = organiser.cancel(held.text("bookingId"), "/event/" + event + path);

    assertThat(byCustomer.text("code")).isEqualTo("NOT_CANCELLABLE");
    assertThat(asIfOrganiser.status()).isEqualTo(403);
    assertThat(cancelled.status()).isEqualTo(200);
    assertMoneyOf(held, event, "REFUNDED", 9_500L);
  }

  private void assertMoneyOf(Answer held, String event, String state, Long refundMinor) {
    String expected = held.text("bookingId") + " " + state + " " + refundMinor;
    Awaitility.await("the payment " + state)
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(new Ledger(system.processes(), event).payments())
                    .containsExactly(expected));
  }

  private static Instant deadline(Answer booking) {
    return Instant.parse(booking.body().path("hold").path("expiresAt").asText());
  }

  private static Map<String, Object> seats(String event, String... seats) {
    return Map.of("eventId", event, "seats", List.of(seats));
  }
}

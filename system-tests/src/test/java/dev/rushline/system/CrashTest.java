package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.servers.Server;
import dev.rushline.tools.audit.SeatAudit;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One process after the other dies (SIGKILL) while fans take seats and pay, and comes back. No
 * confirmed booking is lost, no seat is sold twice, every hold ends once, and money is kept for
 * sold seats only: by the topics and by PostgreSQL.
 */
@Tag("long")
@ExtendWith(WithRunningSystem.class)
class CrashTest {
  private static final int FANS = 24;
  private static final int SEATS = 20_000;
  private static final int HOLD_TTL_SECONDS = 20;

  /** Before a process dies: enough that some are on their way when it does. */
  private static final int CONFIRMED_BETWEEN = 50;

  private static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(2);
  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);

  enum Victim {
    BOOKING_STREAMS,
    API_EDGE,
    CONNECT,
    BROKER;

    Server of(RunningSystem system) {
      return switch (this) {
        case BOOKING_STREAMS -> system.processes().bookingStreams();
        case API_EDGE -> system.secondEdge();
        case CONNECT -> system.processes().connect();
        case BROKER -> system.processes().kafka();
      };
    }
  }

  @Test
  void nothing_confirmed_is_lost_and_no_seat_is_sold_twice(RunningSystem system) throws Exception {
    String event =
        new Catalogue(system)
            .onSale(SEATS, Map.of("maxPerCustomer", 1_000, "holdTtlSeconds", HOLD_TTL_SECONDS));
    Ledger ledger = new Ledger(system.processes(), event);

    Crowd crowd = new Crowd(system, event, FANS);
    try (crowd) {
      for (Victim victim : Victim.values()) {
        awaitConfirmed(crowd, "before the end of " + victim);
        system.crash(victim.of(system));
      }
      awaitConfirmed(crowd, "after the last end");
    }

    assertThat(crowd.surprises()).isEmpty();
    assertThat(crowd.confirmed()).isNotEmpty();
    Awaitility.await("the end of all holds and payments")
        .atMost(SETTLED_WITHIN)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> assertAllIsOver(ledger));
    assertTheBooksAgree(ledger, crowd);
    assertThat(ledger.differencesOfAReplay()).isEmpty();
  }

  private static void awaitConfirmed(Crowd crowd, String when) {
    int enough = crowd.confirmed().size() + CONFIRMED_BETWEEN;
    Awaitility.await("bookings " + when)
        .atMost(CONFIRMED_WITHIN)
        .until(() -> crowd.confirmed().size() >= enough);
  }

  private static void assertAllIsOver(Ledger ledger) throws Exception {
    SeatAudit audit = ledger.audit();
    assertThat(audit.violations()).isEmpty();
    assertThat(audit.open()).isEmpty();
    assertThat(ledger.bookings("HELD")).isEmpty();
    assertThat(ledger.bookings("CONFIRMED")).isEqualTo(audit.confirmed());
    assertThat(ledger.paymentsUnsettled()).isEmpty();
  }

  private static void assertTheBooksAgree(Ledger ledger, Crowd crowd) throws Exception {
    SeatAudit audit = ledger.audit();
    assertThat(audit.confirmed()).containsAll(crowd.confirmed().keySet());
    assertThat(ledger.bookingsCaptured()).isEqualTo(audit.confirmed());
    assertThat(ledger.seatsSoldTwice()).isEmpty();
    crowd
        .confirmed()
        .forEach(
            (booking, tickets) ->
                assertThat(crowd.confirmed().get(booking)).as(booking).isPositive());
    long ticketsAnswered = crowd.confirmed().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(
            ledger.tickets().stream()
                .filter(ticket -> crowd.confirmed().containsKey(bookingOf(ticket)))
                .count())
        .isEqualTo(ticketsAnswered);
  }

  private static String bookingOf(String ticket) {
    return ticket.substring(0, ticket.indexOf(' '));
  }
}

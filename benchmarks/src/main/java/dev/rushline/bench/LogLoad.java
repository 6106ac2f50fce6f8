package dev.rushline.bench;

import dev.rushline.bench.log.LogClient;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.booking.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Checkouts of one event straight through the log, in a closed loop. Each command holds one seat
 * that nobody else wants.
 */
public final class LogLoad {
  private static final int REPLY_PARTITION = 0;

  /** None ends while anything is measured. */
  private static final Duration HOLD_TTL = Duration.ofHours(12);

  private final Addresses addresses = new Addresses();
  private final Map<String, Long> waiting = new HashMap<>();
  private Stadium stadium;
  private int sent;

  /**
   * Measures one run on an event of its own, and on the next one when that is sold out.
   *
   * @param seats of each
   */
  public Measurement measure(int inFlight, int seats, Duration warmUp, Duration time) {
    waiting.clear();
    try (LogClient client =
        new LogClient(addresses.bootstrap(), addresses.registryUrl(), REPLY_PARTITION)) {
      open(seats, client);
      loop(inFlight, client, warmUp);
      return loop(inFlight, client, time);
    }
  }

  private void open(int seats, LogClient client) {
    stadium = new Stadium("bench-" + UUID.randomUUID(), seats);
    client.append(stadium.defineSale(HOLD_TTL));
    sent = 0;
  }

  private Measurement loop(int inFlight, LogClient client, Duration time) {
    Measurement measured = new Measurement();
    long end = System.nanoTime() + time.toNanos();
    while (waiting.size() < inFlight) {
      send(client);
    }
    while (System.nanoTime() < end) {
      List<BookingReply> answers = client.answers();
      long now = System.nanoTime();
      for (BookingReply answer : answers) {
        Long at = waiting.remove(answer.getCommandId());
        if (at != null) {
          measured.add(now - at, outcome(answer));
          send(client);
        }
      }
    }
    return measured;
  }

  private static String outcome(BookingReply answer) {
    return switch (answer.getBody()) {
      case Booking _ -> "held";
      case Refusal refusal -> refusal.getCode().name();
      default -> throw new IllegalStateException("no reply: " + answer.getBody());
    };
  }

  private void send(LogClient client) {
    if (sent == stadium.seats()) {
      open(stadium.seats(), client);
    }
    long now = System.nanoTime();
    waiting.put(client.checkout(stadium.eventId(), stadium.seat(sent++)), now);
  }
}

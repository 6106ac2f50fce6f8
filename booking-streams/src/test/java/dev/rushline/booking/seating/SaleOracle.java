package dev.rushline.booking.seating;

import dev.rushline.booking.books.BookingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sale of a few seats, played in the plainest way: a list of bookings that is looked through for
 * every question, and holds that end by themselves the moment they should. Says what a fan is told:
 * GRANTED, or why not. Knows numbered seats, limits, extension, change, cancellation and late
 * confirms.
 */
final class SaleOracle {
  static final int PER_ORDER = 3;
  static final int PER_CUSTOMER = 4;
  static final Duration EXTENSION = Duration.ofMinutes(4);
  static final Instant CANCELLABLE_UNTIL = Sales.OPENING.plus(Duration.ofHours(2));
  private static final Instant CLOSES = Sales.OPENING.plus(Duration.ofDays(1));
  private static final String GRANTED = "GRANTED";

  private static final class Entry {
    private final String fan;
    private List<String> seats;
    private BookingStatus status = BookingStatus.HELD;
    private Instant deadline;
    private Instant lastChance;
    private boolean isExtended;
    private int epoch = 1;

    Entry(String fan, List<String> seats, Instant now) {
      this.fan = fan;
      this.seats = seats;
      this.deadline = now.plus(Sales.HOLD_TTL);
      this.lastChance = deadline.plus(Sales.HOLD_TTL);
    }

    boolean hasSeats() {
      return status == BookingStatus.HELD || status == BookingStatus.CONFIRMED;
    }
  }

  private final List<String> heldBack;
  private final List<Entry> entries = new ArrayList<>();
  private Instant now = Sales.OPENING;

  SaleOracle(List<String> heldBack) {
    this.heldBack = heldBack;
  }

  void pass(Duration time) {
    now = now.plus(time);
    for (Entry entry : entries) {
      if (entry.status == BookingStatus.HELD && !now.isBefore(entry.deadline)) {
        entry.status = BookingStatus.EXPIRED;
      }
    }
  }

  String hold(String fan, List<String> seats) {
    String answer = answer(fan, seats, List.of());
    if (answer.equals(GRANTED)) {
      entries.add(new Entry(fan, seats, now));
    }
    return answer;
  }

  private String answer(String fan, List<String> seats, List<String> given) {
    if (!now.isBefore(CLOSES)) {
      return "SALE_CLOSED";
    }
    if (seats.size() > PER_ORDER) {
      return "ORDER_LIMIT";
    }
    if (had(fan) - given.size() + seats.size() > PER_CUSTOMER) {
      return "CUSTOMER_LIMIT";
    }
    if (seats.stream().anyMatch(heldBack::contains)) {
      return "SEAT_HELD_BACK";
    }
    return seats.stream().allMatch(seat -> isFree(seat) || given.contains(seat))
        ? GRANTED
        : "SEAT_TAKEN";
  }

  private int had(String fan) {
    return entries.stream()
        .filter(entry -> entry.fan.equals(fan) && entry.hasSeats())
        .mapToInt(entry -> entry.seats.size())
        .sum();
  }

  private boolean isFree(String seat) {
    return entries.stream().noneMatch(entry -> entry.hasSeats() && entry.seats.contains(seat));
  }

  String confirm(int number, int epoch) {
    Entry entry = entries.get(number);
    if (entry.status == BookingStatus.EXPIRED) {
      return confirmLate(entry, epoch);
    }
    if (entry.status != BookingStatus.HELD) {
      return ended(entry);
    }
    if (entry.epoch != epoch) {
      return "HOLD_SUPERSEDED";
    }
    entry.status = BookingStatus.CONFIRMED;
    return GRANTED;
  }

  private String confirmLate(Entry entry, int epoch) {
    boolean mayHave =
        entry.epoch == epoch
            && now.isBefore(entry.lastChance)
            && answer(entry.fan, entry.seats, List.of()).equals(GRANTED);
    if (!mayHave) {
      return "HOLD_EXPIRED";
    }
    entry.status = BookingStatus.CONFIRMED;
    entry.epoch++;
    return GRANTED;
  }

  String release(int number, int epoch) {
    Entry entry = entries.get(number);
    if (entry.epoch != epoch) {
      return "HOLD_SUPERSEDED";
    }
    return switch (entry.status) {
      case HELD -> {
        entry.status = BookingStatus.RELEASED;
        yield GRANTED;
      }
      case RELEASED, EXPIRED -> GRANTED;
      default -> ended(entry);
    };
  }

  String extend(int number) {
    Entry entry = entries.get(number);
    if (entry.status != BookingStatus.HELD) {
      return ended(entry);
    }
    if (entry.isExtended) {
      return "ALREADY_EXTENDED";
    }
    entry.isExtended = true;
    entry.deadline = entry.deadline.plus(EXTENSION);
    entry.lastChance = entry.lastChance.plus(EXTENSION);
    return GRANTED;
  }

  String change(int number, List<String> seats) {
    Entry entry = entries.get(number);
    if (entry.status != BookingStatus.HELD) {
      return ended(entry);
    }
    String answer =
        entry.seats.containsAll(seats) ? GRANTED : answer(entry.fan, seats, entry.seats);
    if (answer.equals(GRANTED)) {
      entry.seats = seats;
      entry.epoch++;
    }
    return answer;
  }

  String cancel(int number) {
    Entry entry = entries.get(number);
    return switch (entry.status) {
      case HELD -> "NOT_CONFIRMED";
      case CANCELLED -> GRANTED;
      case CONFIRMED -> {
        if (!now.isBefore(CANCELLABLE_UNTIL)) {
          yield "NOT_CANCELLABLE";
        }
        entry.status = BookingStatus.CANCELLED;
        yield GRANTED;
      }
      default -> ended(entry);
    };
  }

  private static String ended(Entry entry) {
    return switch (entry.status) {
      case CONFIRMED -> "ALREADY_CONFIRMED";
      case RELEASED -> "HOLD_RELEASED";
      case EXPIRED -> "HOLD_EXPIRED";
      case CANCELLED -> "BOOKING_CANCELLED";
      default -> throw new IllegalStateException("not ended: " + entry.status);
    };
  }

  int bookings() {
    return entries.size();
  }

  /** Epoch of a booking's current or last hold. */
  int epoch(int number) {
    return entries.get(number).epoch;
  }

  String fan(int number) {
    return entries.get(number).fan;
  }

  List<String> seats(int number) {
    return entries.get(number).seats;
  }

  /** Who has which seat at this moment. */
  Map<String, String> holders() {
    Map<String, String> holders = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.hasSeats()) {
        entry.seats.forEach(seat -> holders.put(seat, entry.fan + " " + entry.status));
      }
    }
    return holders;
  }
}

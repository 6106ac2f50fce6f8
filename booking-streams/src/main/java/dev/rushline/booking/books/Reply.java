package dev.rushline.booking.books;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The answer to one command. */
public sealed interface Reply {

  /**
   * Seats that would be granted at this moment; nothing is held.
   *
   * @param seats the seats with their prices
   * @param currency ISO 4217 code of the prices
   */
  record Suggested(List<BookedSeat> seats, String currency) implements Reply {
    public Suggested {
      seats = List.copyOf(seats);
    }
  }

  /** The booking as it is after the command. */
  record Granted(Booking booking) implements Reply {}

  /**
   * A business "no".
   *
   * @param reason why
   * @param seats seats concerned, possibly none
   * @param retryAfter when trying again may help; empty when it never does or nobody can say
   * @param instead seats that would be granted at this moment instead, possibly none
   */
  record Refused(
      Rejection reason, List<String> seats, Optional<Duration> retryAfter, List<String> instead)
      implements Reply {
    public Refused {
      seats = List.copyOf(seats);
      instead = List.copyOf(instead);
    }

    /** A "no" without a better idea. */
    public Refused(Rejection reason, List<String> seats, Optional<Duration> retryAfter) {
      this(reason, seats, retryAfter, List.of());
    }

    /** A "no" that concerns no seat. */
    public static Refused because(Rejection reason) {
      return new Refused(reason, List.of(), Optional.empty());
    }

    /** A "no" that concerns these seats. */
    public static Refused because(Rejection reason, List<String> seats) {
      return new Refused(reason, seats, Optional.empty());
    }
  }
}

package dev.rushline.booking.seating;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The answer to one command. */
public sealed interface Reply {

  /** The booking as it is after the command. */
  record Granted(Booking booking) implements Reply {}

  /**
   * A business "no".
   *
   * @param reason why
   * @param seats seats concerned, possibly none
   * @param retryAfter when trying again may help; empty when it never does or nobody can say
   */
  record Refused(Rejection reason, List<String> seats, Optional<Duration> retryAfter)
      implements Reply {
    public Refused {
      seats = List.copyOf(seats);
    }

    static Refused because(Rejection reason) {
      return new Refused(reason, List.of(), Optional.empty());
    }

    static Refused because(Rejection reason, List<String> seats) {
      return new Refused(reason, seats, Optional.empty());
    }
  }
}

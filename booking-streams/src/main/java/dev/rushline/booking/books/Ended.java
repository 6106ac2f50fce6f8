package dev.rushline.booking.books;

import dev.rushline.booking.terms.HoldTerms;
import java.time.Instant;
import java.util.Optional;

/** A hold or a wait that ended without a sale. */
public sealed interface Ended extends Booking {

  /** What ended it. */
  enum How {
    /** Its customer let it go, or has enough already. */
    RELEASED,
    /** Its deadline passed. */
    EXPIRED
  }

  /** What ended it. */
  How how();

  @Override
  default BookingStatus status() {
    return switch (how()) {
      case RELEASED -> BookingStatus.RELEASED;
      case EXPIRED -> BookingStatus.EXPIRED;
    };
  }

  /** Somebody waited and has got nothing. */
  record OfWait(Waiting was, How how) implements Ended {
    @Override
    public Waiting lastOpen() {
      return was;
    }

    @Override
    public OfWait numbered(long number) {
      return new OfWait(was.numbered(number), how);
    }
  }

  /** Seats were held and are free for others again. */
  record OfHold(Held was, How how) implements Ended {
    @Override
    public Held lastOpen() {
      return was;
    }

    @Override
    public OfHold numbered(long number) {
      return new OfHold(was.numbered(number), how);
    }

    /** Its seats are held once more, at the prices they had. */
    public Held heldAgain(HoldTerms terms, Optional<String> code, Instant now) {
      return new Held(
          was.head().changed(now),
          was.hold().again(now, terms.ttl()),
          was.seats(),
          code,
          was.waitedFor());
    }
  }
}

package dev.rushline.booking.books;

import java.time.Instant;
import java.util.List;

/** A hold or a wait: it ends by itself at its deadline, if nothing else comes of it. */
public sealed interface Open extends Booking permits Waiting, Held {

  /** Those of them that are due. */
  static List<Open> due(List<? extends Open> open, Instant now) {
    return List.copyOf(open.stream().filter(one -> one.isDue(now)).toList());
  }

  /** The deadline. */
  Instant until();

  /** After its customer let it go, or lost it for having enough. */
  Ended released(Instant now);

  /** After its deadline. */
  Ended expired(Instant now);

  /** Whether it has passed its deadline but has not been ended yet. */
  default boolean isDue(Instant now) {
    return !until().isAfter(now);
  }

  @Override
  default Open lastOpen() {
    return this;
  }

  @Override
  Head head();

  @Override
  List<BookedSeat> seats();

  @Override
  int holdEpoch();
}

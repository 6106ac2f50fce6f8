package dev.rushline.booking.seating;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedSet;

/** What a fan asks for. */
public sealed interface Wish {

  /** How many seats or places are asked for. */
  int count();

  /** Exactly these seats, by id; asking twice for one seat means it once. */
  record NamedSeats(SequencedSet<String> seats) implements Wish {
    public NamedSeats {
      seats = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(seats));
    }

    /** Collapses repeated ids. */
    public static NamedSeats of(SequencedCollection<String> seats) {
      return new NamedSeats(new LinkedHashSet<>(seats));
    }

    @Override
    public int count() {
      return seats.size();
    }
  }

  /** The best {@code count} neighbouring seats, optionally in one section and price category. */
  record BestAvailable(int count, Optional<String> section, Optional<String> category)
      implements Wish {}

  /** Places in a standing area. */
  record StandingPlaces(String section, int count) implements Wish {}
}

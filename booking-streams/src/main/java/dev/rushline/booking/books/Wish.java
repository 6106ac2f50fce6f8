package dev.rushline.booking.books;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedSet;

/** What a fan asks for. */
public sealed interface Wish {

  /** How many seats or places are asked for. */
  int count();

  /**
   * Exactly these seats.
   *
   * @param seats their ids; asking twice for one seat means it once
   * @param wheelchairs how many of the people come in a wheelchair
   */
  record NamedSeats(SequencedSet<String> seats, int wheelchairs) implements Wish {
    public NamedSeats {
      seats = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(seats));
    }

    /** Seats for people who come on foot. */
    public static NamedSeats of(SequencedCollection<String> seats) {
      return new NamedSeats(new LinkedHashSet<>(seats), 0);
    }

    @Override
    public int count() {
      return seats.size();
    }
  }

  /**
   * The best seats that are free side by side.
   *
   * @param count number of people
   * @param section only in this section; empty: anywhere
   * @param categories only in these price categories; none: any
   * @param wheelchairs how many of the people come in a wheelchair
   * @param split whether neighbouring rows will do when no row has enough seats
   */
  record BestAvailable(
      int count,
      Optional<String> section,
      SequencedSet<String> categories,
      int wheelchairs,
      boolean split)
      implements Wish {
    public BestAvailable {
      categories = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(categories));
    }

    /** The best anywhere, for people who come on foot and stay together. */
    public static BestAvailable of(int count) {
      return new BestAvailable(count, Optional.empty(), new LinkedHashSet<>(), 0, false);
    }
  }

  /** Places in a standing area. */
  record StandingPlaces(String section, int count) implements Wish {}
}

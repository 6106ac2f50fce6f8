package dev.rushline.booking.hall;

import java.util.Optional;

/**
 * What a seat of a sale is called, or a place in a standing area. No part of a seat's id contains a
 * colon or is empty.
 */
public sealed interface SeatId {

  /** Id of the section or the area. */
  String section();

  /** One numbered seat, as {@code section:row:label}. */
  record Numbered(String section, String row, String label) implements SeatId {
    @Override
    public String toString() {
      return section + ":" + row + ":" + label;
    }
  }

  /**
   * A place in a standing area, as {@code section::number}.
   *
   * @param number counts a booking's own places, from 1: no other place is meant by it
   */
  record Place(String section, String number) implements SeatId {
    /** Where a seat's id has its row. */
    private static final String NO_ROW = "::";

    @Override
    public String toString() {
      return section + NO_ROW + number;
    }
  }

  /** Reads an id as it is written; empty when the text is of neither form. */
  static Optional<SeatId> parse(String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    boolean numbered =
        first > 0
            && second > first + 1
            && second < text.length() - 1
            && text.indexOf(':', second + 1) < 0;
    if (numbered) {
      return Optional.of(
          new Numbered(
              text.substring(0, first),
              text.substring(first + 1, second),
              text.substring(second + 1)));
    }
    int gap = text.indexOf(Place.NO_ROW);
    return gap > 0
        ? Optional.of(
            new Place(text.substring(0, gap), text.substring(gap + Place.NO_ROW.length())))
        : Optional.empty();
  }

  /** Whether this names one seat, which nobody else can have meanwhile. */
  static boolean isNumbered(String text) {
    return parse(text).orElse(null) instanceof Numbered;
  }

  /** Whether this names a place in that standing area. */
  static boolean isPlaceIn(String section, String text) {
    return parse(text)
        .filter(id -> id instanceof Place && id.section().equals(section))
        .isPresent();
  }
}

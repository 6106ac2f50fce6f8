package dev.rushline.booking.hall;

import java.util.Optional;

/**
 * Names one seat of a sale as {@code section:row:label}. None of the parts contains a colon or is
 * empty.
 */
public record SeatId(String section, String row, String label) {

  /** Reads a seat id; empty when the text is not of the form {@code section:row:label}. */
  public static Optional<SeatId> parse(String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    boolean wellFormed =
        first > 0
            && second > first + 1
            && second < text.length() - 1
            && text.indexOf(':', second + 1) < 0;
    return wellFormed
        ? Optional.of(
            new SeatId(
                text.substring(0, first),
                text.substring(first + 1, second),
                text.substring(second + 1)))
        : Optional.empty();
  }

  /** How ids of an area's standing places begin. */
  public static String standingPlace(String section) {
    return section + "::";
  }

  /** A standing place has no row; {@code number} counts a booking's own places from 1. */
  public static String standingPlace(String section, int number) {
    return standingPlace(section) + number;
  }

  @Override
  public String toString() {
    return section + ":" + row + ":" + label;
  }
}

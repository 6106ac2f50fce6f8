package dev.rushline.tools.audit;

import java.util.List;

/**
 * Something that happened to one event's sale, as far as it concerns who has which seat.
 *
 * @param version the event's version after it
 * @param offset of the command that caused it: whoever has the log can look it up
 * @param bookingId whose seats; empty when it is about none
 * @param seats the booking's seats after it, or the ones it gave back
 */
public record Happening(
    long version, long offset, Kind kind, String bookingId, List<String> seats) {

  /** What can happen to seats, and how it is told of one of them and of one booking. */
  public enum Kind {
    /** A hold begins. */
    HELD("held it for %s", "held %s"),
    /** A hold begins for the first who waits. */
    OFFERED("offered it to %s", "was offered %s"),
    /** A hold that was over begins anew. */
    HELD_AGAIN("held it again for %s", "held %s again"),
    /** A hold goes on for longer. */
    EXTENDED("extended the hold of %s", "was given more time for %s"),
    /** A hold goes on with other seats. */
    CHANGED("exchanged it for %s", "exchanged its seats for %s"),
    /** A hold ends, as its customer wished. */
    RELEASED("released it for %s", "released %s"),
    /** A hold ends by itself. */
    EXPIRED("let the hold of %s expire", "let %s expire"),
    /** A hold ends as a sale. */
    SOLD("sold it to %s", "bought %s"),
    /** A sale ends. */
    TAKEN_BACK("took it back from %s", "gave %s back"),
    /** It has nothing to do with seats. */
    OTHER("said nothing of it", "said nothing of its seats");

    private final String ofSeat;
    private final String ofBooking;

    Kind(String ofSeat, String ofBooking) {
      this.ofSeat = ofSeat;
      this.ofBooking = ofBooking;
    }
  }

  /** Something that concerns no seats. */
  public static Happening other(long version, long offset) {
    return new Happening(version, offset, Kind.OTHER, "", List.of());
  }

  /** As the story of one of its seats tells it. */
  String ofSeat() {
    return "offset " + offset + " " + kind.ofSeat.formatted(bookingId);
  }

  /** As the story of its booking tells it. */
  String ofBooking() {
    return "by offset " + offset + " it " + kind.ofBooking.formatted(String.join(", ", seats));
  }

  /** As the story of the event tells it. */
  String ofEvent() {
    return "offset " + offset + " made version " + version;
  }
}

package dev.rushline.schemas.ids;

/**
 * Names a booking of an event, or the request for one.
 *
 * @param text given by the edge; no two bookings of an event have the same
 */
public record BookingId(String text) implements Comparable<BookingId> {
  public BookingId {
    Identity.require(text);
  }

  @Override
  public int compareTo(BookingId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}

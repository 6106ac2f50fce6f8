package dev.rushline.booking.hall;

/** What a fan sees of a seat. The code is its character in availability records. */
public enum SeatStatus {
  FREE('F'),
  HELD('H'),
  SOLD('S'),
  HELD_BACK('B');

  private final char code;

  SeatStatus(char code) {
    this.code = code;
  }

  /** The character that stands for this status; never reused for another. */
  public char code() {
    return code;
  }
}

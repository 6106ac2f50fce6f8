package dev.rushline.schemas.ids;

/** What all ids have in common. */
final class Identity {
  private Identity() {}

  /**
   * Of a message, before it is believed, look first.
   *
   * @throws IllegalArgumentException when nothing is named
   */
  static void require(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty id names nothing");
    }
  }
}

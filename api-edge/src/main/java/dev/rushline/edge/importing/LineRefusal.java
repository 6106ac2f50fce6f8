package dev.rushline.edge.importing;

/** Why a line of a feed was refused. Stable words: whoever delivers a feed mends it by them. */
enum LineRefusal {
  /** Longer than a line may be. */
  LINE_TOO_LONG,
  /** Not a JSON object in UTF-8. */
  NOT_JSON,
  /** No identifier. */
  IDENTIFIER_MISSING,
  /** The identifier was on an earlier line of this feed. */
  IDENTIFIER_REPEATED,
  /** No name. */
  NAME_MISSING,
  /** No startDate. */
  START_MISSING,
  /** The startDate is no ISO 8601 time with an offset. */
  START_INVALID,
  /** No location. */
  PLACE_MISSING,
  /** The location has no name. */
  PLACE_NAME_MISSING,
  /** The location's maximumAttendeeCapacity is no whole number above 0. */
  CAPACITY_INVALID,
  /** A field is of the wrong type, too long, or has characters that cannot be kept. */
  FIELD_INVALID,
  /** The venue's own plan names price categories that the default prices do not have. */
  PRICES_MISSING,
  /** The line moves an event whose sale has begun to a venue without its seats. */
  SEATS_REMOVED_AFTER_SALE_START,
  /** What the owner of the event's sale would be told does not fit into the log. */
  SALE_TOO_LARGE
}

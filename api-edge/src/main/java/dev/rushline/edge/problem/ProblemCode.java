package dev.rushline.edge.problem;

/**
 * The closed list of reasons for which the edge refuses a request. The name is the {@code code} of
 * the problem document and is stable: clients switch on it. Rejections of the sale's owner keep
 * their own words and are listed here too, so that the status of each is decided in one place.
 */
public enum ProblemCode {
  // What was sent cannot be read.
  /** The body is not JSON. */
  MALFORMED_JSON(400, "The body is not JSON"),
  /** The body is missing. */
  BODY_MISSING(400, "A body is needed"),
  /** The body has a field this call does not know. */
  UNKNOWN_FIELD(400, "Unknown field"),
  /** A field's value is of another type than it should be. */
  WRONG_TYPE(400, "Wrong type of value"),
  /** Fields break rules; {@code errors} lists them all. */
  VALIDATION_FAILED(400, "The request breaks rules"),
  /** An id in the path or query has impossible characters or length. */
  INVALID_ID(400, "Not a possible id"),
  /** A query parameter or header cannot be read. */
  INVALID_PARAMETER(400, "Not a possible parameter"),
  /** The request cannot be understood for a reason without a code of its own. */
  BAD_REQUEST(400, "The request cannot be understood"),
  /** The call needs an Idempotency-Key header. */
  IDEMPOTENCY_KEY_MISSING(400, "Idempotency-Key is needed"),
  /** The Idempotency-Key header is empty, too long or has impossible characters. */
  IDEMPOTENCY_KEY_INVALID(400, "Not a possible Idempotency-Key"),

  // Who is asking.
  /** The call needs a bearer token. */
  TOKEN_MISSING(401, "A bearer token is needed"),
  /** The token's time is over. */
  TOKEN_EXPIRED(401, "The token has expired"),
  /** The token is forged, damaged or of another issuer. */
  TOKEN_INVALID(401, "The token is not valid"),
  /** The token's roles do not allow this call. */
  FORBIDDEN(403, "Not allowed with this token"),

  // What is not there.
  /** No such path. */
  PATH_UNKNOWN(404, "No such path"),
  /** No such event. */
  EVENT_UNKNOWN(404, "No such event"),
  /** No such venue. */
  VENUE_UNKNOWN(404, "No such venue"),
  /** No such performer. */
  PERFORMER_UNKNOWN(404, "No such performer"),
  /** No such booking of this customer. */
  BOOKING_UNKNOWN(404, "No such booking"),

  // How it was asked.
  /** The path exists, not with this method. */
  METHOD_NOT_ALLOWED(405, "The path does not know this method"),
  /** No representation that the client accepts. */
  NOT_ACCEPTABLE(406, "No representation that the client accepts"),
  /** The body did not arrive in time. */
  REQUEST_TIMEOUT(408, "The body did not arrive in time"),
  /** The body is longer than this call takes. */
  BODY_TOO_LARGE(413, "The body is too large"),
  /** The path, query or headers are longer than the edge takes. */
  URI_TOO_LONG(414, "The path or query is too long"),
  /** The body's media type or encoding is not one this call takes. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),

  // Conflicts in the catalogue.
  /** The If-Match version is not the current one. */
  VERSION_MISMATCH(412, "Somebody has changed it since"),
  /** The event has bookings: cancel it instead. */
  EVENT_HAS_BOOKINGS(409, "The event has bookings"),
  /** Events name this venue. */
  VENUE_IN_USE(409, "The venue is in use"),
  /** Events name this performer. */
  PERFORMER_IN_USE(409, "The performer is in use"),
  /** The change would remove seats of an event whose sale has begun. */
  SEATS_REMOVED_AFTER_SALE_START(409, "Seats cannot be removed after the sale has begun"),
  /** The plan names price categories that an event of the venue does not have. */
  PLAN_CATEGORY_MISSING_IN_EVENT(409, "An event of the venue lacks a price category of the plan"),
  /** Another writer holds the catalogue too long. */
  CATALOGUE_BUSY(503, "The catalogue is busy"),
  /** PostgreSQL does not answer. */
  CATALOGUE_UNAVAILABLE(503, "The catalogue cannot be reached"),
  /** As many imports run as the edge allows. */
  IMPORTS_RUNNING(503, "Too many imports are running"),
  /** The seating plan has faults; {@code faults} lists them. */
  PLAN_INVALID(422, "The seating plan has faults"),
  /** Plan, prices and seats held back are together more than the sale's owner can take. */
  SALE_TOO_LARGE(422, "The sale is larger than its owner can take"),
  /** The import's body broke off or is not what its encoding says. */
  IMPORT_UNREADABLE(400, "The import cannot be read"),

  // The sale: same words as the owner's rejections.
  /** A fault of ours keeps the owner from deciding anything of this event. */
  SALE_QUARANTINED(503, "This event cannot be sold at the moment, for a fault of ours"),
  /** The owner knows no sale of this event (yet, or any more). */
  SALE_UNKNOWN(404, "No sale of this event"),
  /** The key was used for another request. */
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
  /** The first request with this key has not been answered. */
  IDEMPOTENCY_KEY_IN_FLIGHT(409, "The first request with this key is still being answered"),
  /** The event does not take place. */
  EVENT_CANCELLED(409, "The event does not take place"),
  /** The sale has not begun. */
  SALE_NOT_OPEN(409, "The sale has not begun"),
  /** The sale is over. */
  SALE_CLOSED(409, "The sale is over"),
  /** No such section in this sale. */
  SECTION_UNKNOWN(422, "No such section"),
  /** No such price category in this sale. */
  CATEGORY_UNKNOWN(422, "No such price category"),
  /** No such seat in this sale. */
  SEAT_UNKNOWN(422, "No such seat"),
  /** Numbered seats asked of a standing area, or the reverse. */
  WRONG_SECTION_KIND(422, "The section is of the other kind"),
  /** More seats than one booking may have. */
  ORDER_LIMIT(409, "More seats than one booking may have"),
  /** More seats than this customer may hold and have bought. */
  CUSTOMER_LIMIT(409, "More seats than one customer may have"),
  /** The organiser keeps the seat from sale. */
  SEAT_HELD_BACK(409, "The seat is not for sale"),
  /** A seat kept for people in wheelchairs and those with them. */
  ACCESSIBLE_SEAT(409, "The seat is kept for people in wheelchairs and those with them"),
  /** Somebody else has the seat. */
  SEAT_TAKEN(409, "Somebody else has the seat"),
  /** Fewer seats are free than asked for, or others who wait come first. */
  NOT_ENOUGH_SEATS(409, "Not enough seats"),
  /** Enough seats are free, but not side by side. */
  SEATS_NOT_TOGETHER(409, "Not enough seats side by side"),
  /** The choice leaves a seat without a free neighbour, and another choice would not. */
  ORPHAN_SEAT(409, "A single seat would be left over"),
  /** Only those may buy yet who have a presale code. */
  PRESALE_CODE_NEEDED(409, "Only those may buy yet who have a presale code"),
  /** No such presale code in this sale. */
  PRESALE_CODE_UNKNOWN(409, "No such presale code"),
  /** As many bookings or seats stand on the presale code as may. */
  PRESALE_CODE_USED(409, "The presale code is used up"),
  /** This sale has no waitlist. */
  NO_WAITLIST(409, "This sale has no waitlist"),
  /** Seats are free for the wish. */
  SEATS_AVAILABLE(409, "Seats are free: check out instead"),
  /** The customer waits for seats of this event already. */
  ALREADY_WAITING(409, "You wait for seats of this event already"),
  /** As many wait, or wait for as many different things, as may. */
  WAITLIST_FULL(409, "The waitlist is full"),
  /** The booking waits for seats and has none yet. */
  STILL_WAITING(409, "The booking still waits for seats"),
  /** More seats of a price category than one customer may hold and have bought. */
  CATEGORY_LIMIT(409, "More seats of a price category than one customer may have"),
  /** The sale was taken back. */
  BOOKING_CANCELLED(409, "The booking was cancelled"),
  /** Holds of this sale are not extended. */
  EXTENSION_NOT_OFFERED(409, "Holds of this sale are not extended"),
  /** The hold was extended before. */
  ALREADY_EXTENDED(409, "The hold was extended before"),
  /** Only what is sold can be cancelled. */
  NOT_CONFIRMED(409, "The booking is not confirmed"),
  /** The customer may not cancel, or not any more. */
  NOT_CANCELLABLE(409, "The booking cannot be cancelled"),
  /** The booking id belongs to another booking. */
  BOOKING_ID_REUSED(409, "The booking id belongs to another booking"),
  /** The hold passed its deadline. */
  HOLD_EXPIRED(409, "The hold has expired"),
  /** The hold was let go. */
  HOLD_RELEASED(409, "The hold was released"),
  /** A newer hold of the booking has taken this one's place. */
  HOLD_SUPERSEDED(409, "A newer hold has taken its place"),
  /** The booking is sold. */
  ALREADY_CONFIRMED(409, "The booking is confirmed"),
  /** The authorised amount is not the booking's total. */
  AMOUNT_MISMATCH(409, "The amount is not the booking's total"),

  // The line in front of an event.
  /** The event has a line: stand in it first; {@code line} says where. */
  NOT_ADMITTED(403, "Admission is needed"),
  /** The admission token is forged or damaged. */
  ADMISSION_INVALID(403, "Not an admission token of ours"),
  /** The admission token was given to somebody else, or for another event. */
  ADMISSION_OF_ANOTHER(403, "The admission belongs to another customer or event"),
  /** The admission token's time is over. */
  ADMISSION_EXPIRED(403, "The admission has expired"),
  /** An operator has made the token useless; {@code line} gives a new one. */
  ADMISSION_REVOKED(403, "The admission was revoked"),
  /** The slot has ended: the fan has booked, left, or did not come in time. */
  ADMISSION_ENDED(403, "The admission has ended"),
  /** The event has no line. */
  NO_LINE(409, "The event has no line"),
  /** The customer has no place in this line. */
  NOT_IN_LINE(404, "Not in line"),
  /** The customer has left this line, and joined again, as often as one may. */
  LEFT_TOO_OFTEN(409, "You have left this line and joined it again as often as one may"),
  /** As many have joined as a line takes. */
  LINE_FULL(409, "The line is full"),
  /** The sale is over, and so is its line. */
  LINE_OVER(409, "The sale is over"),
  /** The line's log cannot be written, or its owner does not answer. */
  QUEUE_UNAVAILABLE(503, "The line does not answer at the moment"),

  // How often it was asked.
  /** More questions than one customer, or all of them at this edge, may ask in so short a time. */
  TOO_MANY_QUESTIONS(429, "Too many questions in a short time"),

  // Payment.
  /** The provider refused the payment. */
  PAYMENT_DECLINED(402, "The payment was declined"),
  /** The payment token stands for nothing the provider knows. */
  PAYMENT_TOKEN_INVALID(422, "Not a payment token of the provider"),
  /** The provider did not answer in time. */
  PAYMENT_UNAVAILABLE(503, "The payment provider does not answer"),

  // Search.
  /** The cursor is damaged, or belongs to another search. */
  CURSOR_INVALID(400, "Not a cursor of this search"),
  /** The cursor's moment is over: begin again at the first page. */
  CURSOR_EXPIRED(410, "The cursor has expired"),
  /** Elasticsearch does not answer, and neither memory nor the catalogue can stand in. */
  SEARCH_UNAVAILABLE(503, "Search cannot answer at the moment"),

  // Broken machinery.
  /** A log the edge needs cannot be written or read. */
  BOOKING_UNAVAILABLE(503, "Bookings cannot be taken at the moment"),
  /** A fault of ours; {@code incident} finds it in the log. */
  INTERNAL_ERROR(500, "Something went wrong on our side");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** One line for people, the same for every occurrence. */
  public String title() {
    return title;
  }
}

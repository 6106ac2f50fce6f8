package dev.rushline.booking.books;

import dev.rushline.booking.hall.SaleOverview;
import dev.rushline.booking.hall.SeatMap;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where one event's sale is kept. Reads see earlier writes at once; whether writes outlive the
 * process is the implementation's matter, and need not be before {@link #complete}. Only the office
 * writes, when it applies what was decided.
 */
public interface SaleState extends SeatMap {

  /**
   * Which version of the rules decides the event's commands at this place of its log; 0 before the
   * log says so, which is decided as 1.
   */
  int rulesVersion();

  /** The event's clock; {@link SaleClock#START} for an event never heard of. */
  SaleClock clock();

  /** The rules of the sale; empty when there is none. */
  Optional<SaleTerms> terms();

  /** Whether the event had a sale whose time is over; only for an event without terms. */
  boolean isRetired();

  /** Whether the event is in quarantine: a command of it could not be decided. */
  boolean isQuarantined();

  /** What the sections could still give; only for a sale that has terms. */
  SaleOverview overview();

  /** All presales of the sale, in no particular order; few. */
  List<Presale> presales();

  /** A presale code by its hash. */
  Optional<PresaleCode> presaleCode(String hash);

  /** Codes of one presale, by hash; for changing the presale. */
  Map<String, PresaleCode> codesOf(String presaleId);

  /** The different wishes that somebody waits with, in the order in which they first came. */
  List<Wish> wishesWaiting();

  /** How many wait. */
  int waiting();

  /** Who has waited longest with this wish. */
  Optional<Booking> firstWaiting(Wish wish);

  /** One booking, whatever its status. */
  Optional<Booking> booking(String bookingId);

  /** What the customer holds and has bought. */
  CustomerTally tally(String customerId);

  /** What this customer's key was answered. */
  Optional<Answer> answer(String customerId, String key);

  /**
   * Up to {@code max} bookings of this event whose hold or wait should have ended by {@code now},
   * by deadline, then by booking id.
   */
  List<Booking> dueHolds(Instant now, int max);

  void saveClock(SaleClock clock);

  /** Replaces terms and all sections; sections that are not named are gone. */
  void saveDefinition(SaleTerms terms, List<Section> sections);

  /** Gives up all of the sale but the event's clock: nothing of it is found from now on. */
  void retire();

  /** From now on the event is in quarantine. */
  void beginQuarantine(String fault);

  void endQuarantine();

  /** Writes one row of a section that {@link #section} returned. */
  void saveRow(SeatedSection section, int row);

  /** Writes the counts of an area that {@link #section} returned. */
  void saveArea(StandingArea area);

  void saveBooking(Booking booking);

  /** Puts a presale in place of the one of its id. */
  void savePresale(Presale presale);

  void savePresaleCode(String hash, PresaleCode code);

  /** Puts a booking that waits at the end of the line of its wish. */
  void addWaiting(Booking booking);

  /** Takes a booking that {@link #addWaiting} put in line out of it. */
  void removeWaiting(Booking booking);

  void saveTally(String customerId, CustomerTally tally);

  void saveAnswer(String customerId, String key, Answer answer);

  /** Remembers that the booking's hold, or its wait, must end at its deadline. */
  void addDeadline(Booking booking);

  /** Forgets what {@link #addDeadline} remembered. */
  void removeDeadline(Booking booking);

  /** A decision is made: all that was saved since the last belongs together. */
  void complete();
}

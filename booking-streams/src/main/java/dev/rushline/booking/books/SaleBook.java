package dev.rushline.booking.books;

import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.CustomerId;
import java.util.List;

/**
 * Where one event's sale is kept. Reads see earlier writes at once; whether writes outlive the
 * process is the implementation's matter, and need not be before {@link #complete}. Rules get it as
 * a {@link SaleState}: only the office writes, when it applies what was decided.
 */
public interface SaleBook extends SaleState {

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
  void addWaiting(Waiting waiting);

  /** Takes a booking that {@link #addWaiting} put in line out of it. */
  void removeWaiting(Waiting waiting);

  void saveTally(CustomerId customerId, CustomerTally tally);

  void saveAnswer(CustomerId customerId, String key, Answer answer);

  /** Remembers that a hold or a wait must end at its deadline. */
  void addDeadline(Open open);

  /** Forgets what {@link #addDeadline} remembered. */
  void removeDeadline(Open open);

  /** A decision is made: all that was saved since the last belongs together. */
  void complete();
}

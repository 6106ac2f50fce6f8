package dev.rushline.tools.simulation;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.SaleOverview;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passes everything on; a control overrides what it breaks. */
class TamperedState implements SaleBook {
  private final SaleBook state;

  TamperedState(SaleBook state) {
    this.state = state;
  }

  @Override
  public int rulesVersion() {
    return state.rulesVersion();
  }

  @Override
  public SaleClock clock() {
    return state.clock();
  }

  @Override
  public boolean isRetired() {
    return state.isRetired();
  }

  @Override
  public void retire() {
    state.retire();
  }

  @Override
  public boolean isQuarantined() {
    return state.isQuarantined();
  }

  @Override
  public void beginQuarantine(String fault) {
    state.beginQuarantine(fault);
  }

  @Override
  public void endQuarantine() {
    state.endQuarantine();
  }

  @Override
  public Optional<SaleTerms> terms() {
    return state.terms();
  }

  @Override
  public Optional<Section> section(String sectionId) {
    return state.section(sectionId);
  }

  @Override
  public SaleOverview overview() {
    return state.overview();
  }

  @Override
  public List<Presale> presales() {
    return state.presales();
  }

  @Override
  public Optional<PresaleCode> presaleCode(String hash) {
    return state.presaleCode(hash);
  }

  @Override
  public Map<String, PresaleCode> codesOf(String presaleId) {
    return state.codesOf(presaleId);
  }

  @Override
  public List<Wish> wishesWaiting() {
    return state.wishesWaiting();
  }

  @Override
  public int waiting() {
    return state.waiting();
  }

  @Override
  public Optional<Waiting> firstWaiting(Wish wish) {
    return state.firstWaiting(wish);
  }

  @Override
  public Optional<Booking> booking(BookingId bookingId) {
    return state.booking(bookingId);
  }

  @Override
  public CustomerTally tally(CustomerId customerId) {
    return state.tally(customerId);
  }

  @Override
  public Optional<Answer> answer(CustomerId customerId, String key) {
    return state.answer(customerId, key);
  }

  @Override
  public List<Open> dueHolds(Instant now, int max) {
    return state.dueHolds(now, max);
  }

  @Override
  public void saveClock(SaleClock clock) {
    state.saveClock(clock);
  }

  @Override
  public void saveDefinition(SaleTerms terms, List<Section> sections) {
    state.saveDefinition(terms, sections);
  }

  @Override
  public void saveRow(SeatedSection section, int row) {
    state.saveRow(section, row);
  }

  @Override
  public void saveArea(StandingArea area) {
    state.saveArea(area);
  }

  @Override
  public void saveBooking(Booking booking) {
    state.saveBooking(booking);
  }

  @Override
  public void savePresale(Presale presale) {
    state.savePresale(presale);
  }

  @Override
  public void savePresaleCode(String hash, PresaleCode code) {
    state.savePresaleCode(hash, code);
  }

  @Override
  public void addWaiting(Waiting waiting) {
    state.addWaiting(waiting);
  }

  @Override
  public void removeWaiting(Waiting waiting) {
    state.removeWaiting(waiting);
  }

  @Override
  public void saveTally(CustomerId customerId, CustomerTally tally) {
    state.saveTally(customerId, tally);
  }

  @Override
  public void saveAnswer(CustomerId customerId, String key, Answer answer) {
    state.saveAnswer(customerId, key, answer);
  }

  @Override
  public void addDeadline(Open open) {
    state.addDeadline(open);
  }

  @Override
  public void removeDeadline(Open open) {
    state.removeDeadline(open);
  }

  @Override
  public void complete() {
    state.complete();
  }
}

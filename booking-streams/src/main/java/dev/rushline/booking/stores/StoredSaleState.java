package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowClaims;
import dev.rushline.booking.hall.SaleOverview;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.stores.ClaimsCodec.Area;
import dev.rushline.booking.stores.Families.OfRow;
import dev.rushline.booking.stores.SaleStores.SectionRef;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One event's sale in the stores of the task that owns it. */
final class StoredSaleState implements SaleBook {
  private final EventId event;
  private final SaleStores stores;
  private final Kept kept;
  private final Decoded decoded;
  private final StoredWaitlist waitlist;
  private final StoredPresales presales;
  private final PendingChanges pending;

  StoredSaleState(EventId event, SaleStores stores) {
    this.event = event;
    this.stores = stores;
    kept = stores.kept;
    decoded = stores.decoded;
    waitlist = new StoredWaitlist(event, kept.lines, kept.linesOfBefore, kept.waiters, decoded);
    presales = new StoredPresales(event, kept.presales, kept.codes);
    pending =
        new PendingChanges(event, kept.bookings, kept.customers, kept.answers, decoded.customers);
  }

  @Override
  public int rulesVersion() {
    return stores.rulesVersion();
  }

  @Override
  public SaleClock clock() {
    SaleClock known = decoded.clocks.get(event);
    return known != null ? known : kept.clocks.find(event).orElse(SaleClock.START);
  }

  @Override
  public Optional<SaleTerms> terms() {
    return stores.terms(event);
  }

  @Override
  public Optional<Section> section(String sectionId) {
    return decoded.sections.get(
        event,
        sectionId,
        () -> kept.sections.find(new SectionRef(event, sectionId)).map(this::load));
  }

  @Override
  public SaleOverview overview() {
    return decoded.overviews.computeIfAbsent(
        event, _ -> new SaleOverview(terms().orElseThrow().sectionsByRank()));
  }

  private Section load(SectionPlan plan) {
    return switch (plan) {
      case SectionPlan.Seated seated -> new SeatedSection(seated, row -> claims(seated, row));
      case SectionPlan.Standing standing -> {
        Area area = kept.areas.find(new SectionRef(event, standing.sectionId())).orElse(Area.FREE);
        yield new StandingArea(standing, area.held(), area.sold());
      }
    };
  }

  /** Null for a row of which nobody has anything. */
  private RowClaims claims(SectionPlan.Seated plan, int row) {
    return kept.rows
        .find(row(plan, row))
        .map(value -> ClaimsCodec.decodeRow(value, event))
        .orElse(null);
  }

  private OfRow row(SectionPlan.Seated plan, int row) {
    return new OfRow(event, plan.sectionId(), plan.rows().get(row).rowId());
  }

  @Override
  public List<Presale> presales() {
    return presales.all();
  }

  @Override
  public void savePresale(Presale presale) {
    presales.save(presale);
  }

  @Override
  public Optional<PresaleCode> presaleCode(String hash) {
    return presales.code(hash);
  }

  @Override
  public Map<String, PresaleCode> codesOf(String presaleId) {
    return presales.codesOf(presaleId);
  }

  @Override
  public void savePresaleCode(String hash, PresaleCode code) {
    presales.save(hash, code);
  }

  @Override
  public List<Wish> wishesWaiting() {
    return waitlist.wishes();
  }

  @Override
  public int waiting() {
    return waitlist.people();
  }

  @Override
  public Optional<Waiting> firstWaiting(Wish wish) {
    return waitlist.first(wish).map(id -> booking(id, Waiting.class));
  }

  @Override
  public void addWaiting(Waiting waiting) {
    waitlist.add(waiting);
  }

  @Override
  public void removeWaiting(Waiting waiting) {
    waitlist.remove(waiting);
  }

  @Override
  public Optional<Booking> booking(BookingId bookingId) {
    return stores.retired.isLeft(event) ? Optional.empty() : pending.booking(bookingId);
  }

  @Override
  public CustomerTally tally(CustomerId customerId) {
    return pending.tally(customerId);
  }

  @Override
  public Optional<Answer> answer(CustomerId customerId, String key) {
    return pending.answer(customerId, key);
  }

  @Override
  public List<Open> dueHolds(Instant now, int max) {
    return stores.deadlines.due(event, now, max).stream()
        .map(due -> booking(due.booking(), Open.class))
        .toList();
  }

  @Override
  public void saveClock(SaleClock clock) {
    kept.clocks.put(event, clock);
    decoded.clocks.put(event, clock);
  }

  @Override
  public void saveDefinition(SaleTerms terms, List<Section> sections) {
    forgetSectionsNotIn(terms);
    kept.terms.put(event, terms);
    decoded.terms.put(event, terms);
    stores.retiresAt(event, terms.retiresAt());
    decoded.overviews.remove(event);
    for (Section section : sections) {
      String id = section.plan().sectionId();
      kept.sections.put(new SectionRef(event, id), section.plan());
      decoded.sections.put(event, section);
      stores.markStale(event, id);
      switch (section) {
        // Seats may have moved within their rows.
        case SeatedSection seated -> saveClaimedRows(seated);
        case StandingArea area -> saveArea(area);
      }
    }
  }

  @Override
  public boolean isRetired() {
    return stores.retired.contains(event);
  }

  @Override
  public void retire() {
    stores.retire(event, terms().orElseThrow());
  }

  @Override
  public boolean isQuarantined() {
    return stores.isQuarantined(event);
  }

  @Override
  public void beginQuarantine(String fault) {
    kept.quarantined.put(event, fault);
    stores.setAside(event);
  }

  @Override
  public void endQuarantine() {
    kept.quarantined.delete(event);
    stores.takeUp(event);
  }

  private void forgetSectionsNotIn(SaleTerms terms) {
    for (String id : terms().map(SaleTerms::sectionsByRank).orElse(List.of())) {
      if (!terms.sectionsByRank().contains(id)) {
        kept.sections.delete(new SectionRef(event, id));
        kept.areas.delete(new SectionRef(event, id));
        decoded.sections.remove(event, id);
        stores.markStale(event, id);
      }
    }
  }

  private void saveClaimedRows(SeatedSection section) {
    for (int row = 0; row < section.plan().rows().size(); row++) {
      if (!section.claims(row).isEmpty()) {
        saveRow(section, row);
      }
    }
  }

  @Override
  public void saveRow(SeatedSection section, int row) {
    RowClaims claims = section.claims(row);
    OfRow key = row(section.plan(), row);
    if (claims.isEmpty()) {
      kept.rows.delete(key);
    } else {
      kept.rows.put(key, ClaimsCodec.encode(claims, event));
    }
    SaleOverview overview = decoded.overviews.get(event);
    if (overview != null) {
      overview.changed(section.plan().sectionId());
    }
    stores.markStale(event, section.plan().sectionId());
  }

  @Override
  public void saveArea(StandingArea area) {
    String id = area.plan().sectionId();
    kept.areas.put(new SectionRef(event, id), new Area(area.held(), area.sold()));
    stores.markStale(event, id);
  }

  @Override
  public void saveBooking(Booking booking) {
    pending.save(booking);
  }

  @Override
  public void saveTally(CustomerId customerId, CustomerTally tally) {
    pending.save(customerId, tally);
  }

  @Override
  public void saveAnswer(CustomerId customerId, String key, Answer answer) {
    pending.save(customerId, key, answer);
  }

  @Override
  public void addDeadline(Open open) {
    stores.deadlines.add(event, open);
  }

  @Override
  public void removeDeadline(Open open) {
    stores.deadlines.remove(event, open);
  }

  @Override
  public void complete() {
    pending.write();
  }
}

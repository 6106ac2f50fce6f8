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
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/** One event's sale in the stores of the task that owns it. */
final class StoredSaleState implements SaleBook {
  private final EventId event;
  private final SaleStores stores;
  private final StoredWaitlist waitlist;
  private final StoredPresales presales;
  private final PendingChanges pending;

  StoredSaleState(EventId event, SaleStores stores) {
    this.event = event;
    this.stores = stores;
    waitlist = new StoredWaitlist(event, stores);
    presales = new StoredPresales(event, stores);
    pending = new PendingChanges(event, stores);
  }

  @Override
  public int rulesVersion() {
    return stores.rulesVersion();
  }

  @Override
  public SaleClock clock() {
    SaleClock known = stores.clocks.get(event);
    return known != null
        ? known
        : readSeats(StateKeys.clock(event), ClaimsCodec::decodeClock).orElse(SaleClock.START);
  }

  @Override
  public Optional<SaleTerms> terms() {
    return stores.terms(event);
  }

  @Override
  public Optional<Section> section(String sectionId) {
    return stores.sections.get(event, sectionId, () -> Optional.ofNullable(load(sectionId)));
  }

  @Override
  public SaleOverview overview() {
    return stores.overviews.computeIfAbsent(
        event, _ -> new SaleOverview(terms().orElseThrow().sectionsByRank()));
  }

  private Section load(String sectionId) {
    byte[] value = stores.plans.get(StateKeys.plan(event, sectionId));
    return value == null
        ? null
        : switch (PlanCodec.decodePlan(value)) {
          case SectionPlan.Seated plan -> new SeatedSection(plan, row -> claims(plan, row));
          case SectionPlan.Standing plan -> {
            int[] counts =
                readSeats(StateKeys.area(event, sectionId), ClaimsCodec::decodeArea)
                    .orElse(new int[] {0, 0});
            yield new StandingArea(plan, counts[0], counts[1]);
          }
        };
  }

  private RowClaims claims(SectionPlan.Seated plan, int row) {
    return readSeats(rowKey(plan, row), value -> ClaimsCodec.decodeRow(value, event)).orElse(null);
  }

  private Bytes rowKey(SectionPlan.Seated plan, int row) {
    return StateKeys.row(event, plan.sectionId(), plan.rows().get(row).rowId());
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
        .map(due -> booking(due.bookingId(), Open.class))
        .toList();
  }

  @Override
  public void saveClock(SaleClock clock) {
    stores.seats.put(StateKeys.clock(event), ClaimsCodec.encode(clock));
    stores.clocks.put(event, clock);
  }

  @Override
  public void saveDefinition(SaleTerms terms, List<Section> sections) {
    forgetSectionsNotIn(terms);
    stores.plans.put(StateKeys.terms(event), PlanCodec.encode(terms));
    stores.terms.put(event, terms);
    stores.retiresAt(event, terms.retiresAt());
    stores.overviews.remove(event);
    for (Section section : sections) {
      String id = section.plan().sectionId();
      stores.plans.put(StateKeys.plan(event, id), PlanCodec.encode(section.plan()));
      stores.sections.put(event, section);
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
    stores.plans.put(StateKeys.quarantine(event), fault.getBytes(StandardCharsets.UTF_8));
    stores.setAside(event);
  }

  @Override
  public void endQuarantine() {
    stores.plans.delete(StateKeys.quarantine(event));
    stores.takeUp(event);
  }

  private void forgetSectionsNotIn(SaleTerms terms) {
    for (String id : terms().map(SaleTerms::sectionsByRank).orElse(List.of())) {
      if (!terms.sectionsByRank().contains(id)) {
        stores.plans.delete(StateKeys.plan(event, id));
        stores.seats.delete(StateKeys.area(event, id));
        stores.sections.remove(event, id);
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
    Bytes key = rowKey(section.plan(), row);
    if (claims.isEmpty()) {
      stores.seats.delete(key);
    } else {
      stores.seats.put(key, ClaimsCodec.encode(claims, event));
    }
    SaleOverview overview = stores.overviews.get(event);
    if (overview != null) {
      overview.changed(section.plan().sectionId());
    }
    stores.markStale(event, section.plan().sectionId());
  }

  @Override
  public void saveArea(StandingArea area) {
    String id = area.plan().sectionId();
    stores.seats.put(StateKeys.area(event, id), ClaimsCodec.encodeArea(area.held(), area.sold()));
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

  private <T> Optional<T> readSeats(Bytes key, Function<byte[], T> decode) {
    return Optional.ofNullable(stores.seats.get(key)).map(decode);
  }
}

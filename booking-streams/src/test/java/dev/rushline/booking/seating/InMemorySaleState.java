package dev.rushline.booking.seating;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One event's sale on the heap: for tests and benchmarks of the rules. */
public final class InMemorySaleState implements SaleBook {
  private final int rulesVersion;
  private SaleClock clock = SaleClock.START;
  private SaleTerms terms;
  private boolean retired;
  private boolean quarantined;
  private SaleOverview overview;
  private Map<String, Section> sections = new LinkedHashMap<>();
  private final Map<BookingId, Booking> bookings = new HashMap<>();
  private final Map<CustomerId, CustomerTally> tallies = new HashMap<>();
  private final Map<Asked, Answer> answers = new HashMap<>();
  private final Map<String, Presale> presales = new LinkedHashMap<>();
  private final Map<String, PresaleCode> presaleCodes = new HashMap<>();
  private final Map<Wish, NavigableMap<Long, BookingId>> waiting = new LinkedHashMap<>();
  private final NavigableMap<Instant, NavigableMap<BookingId, Open>> deadlines = new TreeMap<>();

  private record Asked(CustomerId customer, String key) {}

  public InMemorySaleState() {
    this(BoxOffice.RULES_VERSION);
  }

  /** One that an older version of the rules decides. */
  InMemorySaleState(int rulesVersion) {
    this.rulesVersion = rulesVersion;
  }

  @Override
  public int rulesVersion() {
    return rulesVersion;
  }

  @Override
  public SaleClock clock() {
    return clock;
  }

  @Override
  public boolean isRetired() {
    return retired;
  }

  @Override
  public boolean isQuarantined() {
    return quarantined;
  }

  @Override
  public void beginQuarantine(String fault) {
    quarantined = true;
  }

  @Override
  public void endQuarantine() {
    quarantined = false;
  }

  @Override
  public void retire() {
    retired = true;
    terms = null;
    overview = null;
    sections.clear();
    bookings.clear();
    tallies.clear();
    answers.clear();
    presales.clear();
    presaleCodes.clear();
    waiting.clear();
    deadlines.clear();
  }

  @Override
  public Optional<SaleTerms> terms() {
    return Optional.ofNullable(terms);
  }

  @Override
  public Optional<Section> section(String sectionId) {
    return Optional.ofNullable(sections.get(sectionId));
  }

  @Override
  public SaleOverview overview() {
    return overview;
  }

  @Override
  public List<Presale> presales() {
    return List.copyOf(presales.values());
  }

  @Override
  public Optional<PresaleCode> presaleCode(String hash) {
    return Optional.ofNullable(presaleCodes.get(hash));
  }

  @Override
  public Map<String, PresaleCode> codesOf(String presaleId) {
    Map<String, PresaleCode> codes = new HashMap<>(presaleCodes);
    codes.values().removeIf(code -> !code.presaleId().equals(presaleId));
    return codes;
  }

  @Override
  public List<Wish> wishesWaiting() {
    return List.copyOf(waiting.keySet());
  }

  @Override
  public int waiting() {
    return waiting.values().stream().mapToInt(Map::size).sum();
  }

  @Override
  public Optional<Waiting> firstWaiting(Wish wish) {
    return Optional.ofNullable(waiting.get(wish))
        .map(line -> booking(line.firstEntry().getValue(), Waiting.class));
  }

  /** All bookings, whatever their status, in no particular order. */
  public List<Booking> bookings() {
    return List.copyOf(bookings.values());
  }

  @Override
  public Optional<Booking> booking(BookingId bookingId) {
    return Optional.ofNullable(bookings.get(bookingId));
  }

  @Override
  public CustomerTally tally(CustomerId customerId) {
    return tallies.getOrDefault(customerId, CustomerTally.NOTHING);
  }

  @Override
  public Optional<Answer> answer(CustomerId customerId, String key) {
    return Optional.ofNullable(answers.get(new Asked(customerId, key)));
  }

  @Override
  public List<Open> dueHolds(Instant now, int max) {
    return deadlines.headMap(now, true).values().stream()
        .flatMap(due -> due.values().stream())
        .limit(max)
        .toList();
  }

  @Override
  public void saveClock(SaleClock clock) {
    this.clock = clock;
  }

  @Override
  public void saveDefinition(SaleTerms terms, List<Section> sections) {
    this.terms = terms;
    overview = new SaleOverview(terms.sectionsByRank());
    this.sections = new LinkedHashMap<>();
    sections.forEach(section -> this.sections.put(section.plan().sectionId(), section));
  }

  @Override
  public void saveRow(SeatedSection section, int row) {
    // The section itself is the state.
    overview.changed(section.plan().sectionId());
  }

  @Override
  public void saveArea(StandingArea area) {
    // The area itself is the state.
  }

  @Override
  public void saveBooking(Booking booking) {
    bookings.put(booking.bookingId(), booking);
  }

  @Override
  public void savePresale(Presale presale) {
    presales.put(presale.presaleId(), presale);
  }

  @Override
  public void savePresaleCode(String hash, PresaleCode code) {
    presaleCodes.put(hash, code);
  }

  @Override
  public void addWaiting(Waiting one) {
    waiting.computeIfAbsent(one.wish(), _ -> new TreeMap<>()).put(one.version(), one.bookingId());
  }

  @Override
  public void removeWaiting(Waiting one) {
    waiting.computeIfPresent(
        one.wish(),
        (_, line) -> {
          line.remove(one.version());
          return line.isEmpty() ? null : line;
        });
  }

  @Override
  public void saveTally(CustomerId customerId, CustomerTally tally) {
    tallies.put(customerId, tally);
  }

  @Override
  public void saveAnswer(CustomerId customerId, String key, Answer answer) {
    answers.put(new Asked(customerId, key), answer);
  }

  @Override
  public void addDeadline(Open open) {
    deadlines.computeIfAbsent(open.until(), _ -> new TreeMap<>()).put(open.bookingId(), open);
  }

  @Override
  public void removeDeadline(Open open) {
    deadlines.computeIfPresent(
        open.until(),
        (_, due) -> {
          due.remove(open.bookingId());
          return due.isEmpty() ? null : due;
        });
  }

  @Override
  public void complete() {
    // Nothing is written later than it was saved.
  }
}

package dev.rushline.booking.seating;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One event's sale on the heap: for simulators, replays and tests of the rules. */
public final class InMemorySaleState implements SaleState {
  private SaleClock clock = SaleClock.START;
  private SaleTerms terms;
  private SaleOverview overview;
  private Map<String, Section> sections = new LinkedHashMap<>();
  private final Map<String, Booking> bookings = new HashMap<>();
  private final Map<String, CustomerTally> tallies = new HashMap<>();
  private final Map<List<String>, Answer> answers = new HashMap<>();
  private final NavigableMap<Instant, NavigableMap<String, Booking>> deadlines = new TreeMap<>();

  @Override
  public SaleClock clock() {
    return clock;
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

  /** All bookings, whatever their status, in no particular order. */
  public List<Booking> bookings() {
    return List.copyOf(bookings.values());
  }

  @Override
  public Optional<Booking> booking(String bookingId) {
    return Optional.ofNullable(bookings.get(bookingId));
  }

  @Override
  public CustomerTally tally(String customerId) {
    return tallies.getOrDefault(customerId, CustomerTally.NOTHING);
  }

  @Override
  public Optional<Answer> answer(String customerId, String key) {
    return Optional.ofNullable(answers.get(List.of(customerId, key)));
  }

  @Override
  public List<Booking> dueHolds(Instant now, int max) {
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
    overview = new SaleOverview(terms);
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
  public void saveTally(String customerId, CustomerTally tally) {
    tallies.put(customerId, tally);
  }

  @Override
  public void saveAnswer(String customerId, String key, Answer answer) {
    answers.put(List.of(customerId, key), answer);
  }

  @Override
  public void addDeadline(Booking booking) {
    deadlines
        .computeIfAbsent(booking.hold().expiresAt(), _ -> new TreeMap<>())
        .put(booking.bookingId(), booking);
  }

  @Override
  public void removeDeadline(Booking booking) {
    deadlines.computeIfPresent(
        booking.hold().expiresAt(),
        (_, due) -> {
          due.remove(booking.bookingId());
          return due.isEmpty() ? null : due;
        });
  }
}

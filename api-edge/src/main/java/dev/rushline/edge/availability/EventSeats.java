package dev.rushline.edge.availability;

import dev.rushline.schemas.booking.SectionAvailability;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest status of each section of one event that was seen here, from wherever. Safe for any
 * thread; a section never goes back to an older status.
 */
final class EventSeats {
  private final String eventId;
  private final Map<String, SectionAvailability> sections = new ConcurrentHashMap<>();
  private final AtomicLong checkedNanos = new AtomicLong();
  private volatile boolean loaded;
  private volatile boolean stale;

  EventSeats(String eventId) {
    this.eventId = eventId;
  }

  String eventId() {
    return eventId;
  }

  void saw(SectionAvailability section) {
    sections.merge(
        section.getSectionId(),
        section,
        (known, seen) -> seen.getVersion() > known.getVersion() ? seen : known);
  }

  /** The table was read: what is here is as new as it. */
  void checked(List<SectionAvailability> rows, long nowNanos) {
    rows.forEach(this::saw);
    stale = false;
    loaded = true;
    checkedNanos.set(nowNanos);
  }

  /** The table could not be read: what is here may be old. */
  void notChecked(long nowNanos) {
    stale = true;
    checkedNanos.set(nowNanos);
  }

  /** Whether there is anything to show. */
  boolean isLoaded() {
    return loaded;
  }

  /**
   * Whether the table was last asked, with or without success, longer ago than this, and whoever
   * calls this is to ask it: nobody else is told so meanwhile.
   */
  boolean claimsCheck(long nowNanos, long everyNanos) {
    long checked = checkedNanos.get();
    return nowNanos - checked > everyNanos && checkedNanos.compareAndSet(checked, nowNanos);
  }

  /** Whether what is here was in agreement with the table when it was last asked. */
  boolean isUpToDate() {
    return loaded && !stale;
  }

  /**
   * What is left, counting too much rather than too little: a sale that is being defined anew has
   * sections of both versions.
   *
   * @param wanted only these sections; empty: all
   * @return empty when a section is not known
   */
  Optional<SeatsLeft> left(Set<String> wanted) {
    if (!sections.keySet().containsAll(wanted)) {
      return Optional.empty();
    }
    int free = 0;
    int held = 0;
    for (SectionAvailability section : sections.values()) {
      if (wanted.isEmpty() || wanted.contains(section.getSectionId())) {
        free += section.getFree();
        held += section.getHeld();
      }
    }
    return Optional.of(new SeatsLeft(free, held));
  }

  /**
   * What is free now.
   *
   * @param wanted only these sections; empty: all
   */
  AvailabilityView view(Set<String> wanted) {
    // Every section is written anew when the sale is defined anew: what was not, is no longer sold.
    long saleVersion =
        sections.values().stream().mapToLong(SectionAvailability::getSaleVersion).max().orElse(0);
    List<SectionAvailability> sold =
        sections.values().stream()
            .filter(section -> section.getSaleVersion() == saleVersion)
            .toList();
    List<SectionAvailability> shown =
        sold.stream()
            .filter(section -> wanted.isEmpty() || wanted.contains(section.getSectionId()))
            .sorted(Comparator.comparing(SectionAvailability::getSectionId))
            .toList();
    return new AvailabilityView(
        eventId,
        sold.stream().mapToLong(SectionAvailability::getVersion).max().orElse(0),
        sold.stream()
            .map(SectionAvailability::getAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH),
        stale ? Boolean.TRUE : null,
        shown.stream().mapToInt(SectionAvailability::getFree).sum(),
        shown.stream().mapToInt(SectionAvailability::getHeld).sum(),
        shown.stream().mapToInt(SectionAvailability::getSold).sum(),
        shown.stream().mapToInt(SectionAvailability::getHeldBack).sum(),
        shown.stream().map(EventSeats::view).toList());
  }

  private static AvailabilityView.Section view(SectionAvailability section) {
    ByteBuffer codes = section.getCodes().duplicate();
    return new AvailabilityView.Section(
        section.getSectionId(),
        section.getVersion(),
        section.getFree(),
        section.getHeld(),
        section.getSold(),
        section.getHeldBack(),
        StandardCharsets.ISO_8859_1.decode(codes).toString());
  }
}

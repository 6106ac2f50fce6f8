package dev.rushline.booking.stores;

import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.SectionPlan.Seated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * Decoded sections of a task, by event and section; those used longest ago are forgotten when all
 * together have more seats than fit. The one asked for last is always kept.
 */
final class SectionCache {
  // By when they were used last.
  private final SequencedMap<List<String>, Section> sections = new LinkedHashMap<>(16, 0.75f, true);
  private final long seatsMax;
  private long seats;

  SectionCache(long seatsMax) {
    this.seatsMax = seatsMax;
  }

  Optional<Section> get(String event, String section, Supplier<Optional<Section>> load) {
    Section known = sections.get(List.of(event, section));
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Section> loaded = load.get();
    loaded.ifPresent(found -> put(event, found));
    return loaded;
  }

  void put(String event, Section section) {
    weigh(sections.put(List.of(event, section.plan().sectionId()), section), -1);
    weigh(section, 1);
    while (seats > seatsMax && sections.size() > 1) {
      weigh(sections.pollFirstEntry().getValue(), -1);
    }
  }

  void remove(String event, String section) {
    weigh(sections.remove(List.of(event, section)), -1);
  }

  void removeAll(String event) {
    sections
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = entry.getKey().getFirst().equals(event);
              if (gone) {
                weigh(entry.getValue(), -1);
              }
              return gone;
            });
  }

  /** A standing area is a few numbers, however many it takes. */
  private void weigh(Section section, int sign) {
    if (section != null) {
      seats += sign * (section.plan() instanceof Seated seated ? 1L + seated.size() : 1L);
    }
  }
}

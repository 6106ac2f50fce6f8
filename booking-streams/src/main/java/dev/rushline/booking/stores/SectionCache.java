package dev.rushline.booking.stores;

import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.SectionPlan.Seated;
import dev.rushline.booking.stores.SaleStores.SectionRef;
import dev.rushline.schemas.ids.EventId;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * Decoded sections of a task, by event and section; those used longest ago are forgotten when all
 * together have more seats than fit. The one asked for last is always kept.
 */
final class SectionCache {
  // By when they were used last.
  private final SequencedMap<SectionRef, Section> sections = new LinkedHashMap<>(16, 0.75f, true);
  private final long seatsMax;
  private long seats;

  SectionCache(long seatsMax) {
    this.seatsMax = seatsMax;
  }

  Optional<Section> get(EventId event, String section, Supplier<Optional<Section>> load) {
    Section known = sections.get(new SectionRef(event, section));
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Section> loaded = load.get();
    loaded.ifPresent(found -> put(event, found));
    return loaded;
  }

  void put(EventId event, Section section) {
    weigh(sections.put(new SectionRef(event, section.plan().sectionId()), section), -1);
    weigh(section, 1);
    while (seats > seatsMax && sections.size() > 1) {
      weigh(sections.pollFirstEntry().getValue(), -1);
    }
  }

  void remove(EventId event, String section) {
    weigh(sections.remove(new SectionRef(event, section)), -1);
  }

  void removeAll(EventId event) {
    sections
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = entry.getKey().eventId().equals(event);
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

package dev.rushline.queue.stores;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What is known of the sales of one task's events, also of those that have no line yet. */
public final class SaleStores {
  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<String, Optional<Availability>> sums = new HashMap<>();

  /** What is free and on hold in a whole sale. */
  public record Availability(long free, long held) {}

  private record Section(long version, long saleVersion, long free, long held) {}

  public SaleStores(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** What was seen of a sale. */
  public SeenSale sale(String eventId) {
    byte[] value = store.get(LineKeys.sale(eventId));
    return value == null ? SeenSale.NOTHING : SeenSale.decode(value);
  }

  /** Keeps what was seen of a sale. */
  public void save(String eventId, SeenSale sale) {
    store.put(LineKeys.sale(eventId), SeenSale.encode(sale));
  }

  /** Keeps what is free in a section, unless something newer is known. */
  public void sawSection(
      String eventId, String sectionId, long version, long saleVersion, long free, long held) {
    Bytes key = LineKeys.section(eventId, sectionId);
    byte[] known = store.get(key);
    if (known == null || decode(known).version < version) {
      store.put(key, encode(new Section(version, saleVersion, free, held)));
      sums.remove(eventId);
    }
  }

  /** What is free in all sections that are sold; empty when nothing was ever said. */
  public Optional<Availability> availability(String eventId) {
    return sums.computeIfAbsent(eventId, this::sum);
  }

  /** Sections of an older definition of the sale are not sold any more. */
  private Optional<Availability> sum(String eventId) {
    List<Section> sections = new ArrayList<>();
    Bytes[] all = LineKeys.sectionsOf(eventId);
    try (KeyValueIterator<Bytes, byte[]> range = store.range(all[0], all[1])) {
      range.forEachRemaining(entry -> sections.add(decode(entry.value)));
    }
    long current = sections.stream().mapToLong(Section::saleVersion).max().orElse(0);
    return sections.stream()
        .filter(section -> section.saleVersion == current)
        .map(section -> new Availability(section.free, section.held))
        .reduce((a, b) -> new Availability(a.free + b.free, a.held + b.held));
  }

  private static byte[] encode(Section section) {
    return Encoding.write(
        out -> {
          out.writeLong(section.version);
          out.writeLong(section.saleVersion);
          out.writeLong(section.free);
          out.writeLong(section.held);
        });
  }

  private static Section decode(byte[] value) {
    return Encoding.read(
        value, in -> new Section(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
  }
}

package dev.rushline.queue.stores;

import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
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
  private final Map<EventId, Optional<Availability>> sums = new HashMap<>();

  /**
   * What is free and on hold in a whole sale.
   *
   * @param version grows with every section that is told anew
   */
  public record Availability(long free, long held, long version) {}

  /** A fan who is done with a slot, which the line has not heard yet. */
  public record DoneFan(EventId eventId, CustomerId customerId, int round, long arrival) {}

  private record Section(long version, long saleVersion, long free, long held) {}

  public SaleStores(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** What was seen of a sale. */
  public SeenSale sale(EventId eventId) {
    byte[] value = store.get(LineKeys.sale(eventId));
    return value == null ? SeenSale.NOTHING : SeenSale.decode(value);
  }

  /** Keeps what was seen of a sale. */
  public void save(EventId eventId, SeenSale sale) {
    store.put(LineKeys.sale(eventId), SeenSale.encode(sale));
  }

  /**
   * Keeps what is free in a section, unless something newer is known.
   *
   * @return whether it was news
   */
  public boolean sawSection(
      EventId eventId, String sectionId, long version, long saleVersion, long free, long held) {
    Bytes key = LineKeys.section(eventId, sectionId);
    byte[] known = store.get(key);
    if (known == null || decode(known).version < version) {
      store.put(key, encode(new Section(version, saleVersion, free, held)));
      sums.remove(eventId);
      return true;
    }
    return false;
  }

  /**
   * Forgets a section whose row is deleted.
   *
   * @param sectionKey event and section, as the topic names them
   * @return the event; empty when the section was not known
   */
  public Optional<EventId> forgetSection(String sectionKey) {
    int slash = sectionKey.indexOf('/');
    if (slash < 1) {
      return Optional.empty();
    }
    EventId eventId = new EventId(sectionKey.substring(0, slash));
    Bytes key = LineKeys.section(eventId, sectionKey.substring(slash + 1));
    if (store.delete(key) == null) {
      return Optional.empty();
    }
    sums.remove(eventId);
    return Optional.of(eventId);
  }

  /** Keeps who is done with a slot until the line has heard it. */
  public void save(DoneFan fan) {
    store.put(doneKey(fan), new byte[0]);
  }

  /** The line has heard that this fan is done. */
  public void forget(DoneFan fan) {
    store.delete(doneKey(fan));
  }

  /** All whose lines have not heard that they are done: few, unless the owner was interrupted. */
  public List<DoneFan> doneFans() {
    List<DoneFan> fans = new ArrayList<>();
    Bytes[] all = LineKeys.all('X');
    try (KeyValueIterator<Bytes, byte[]> range = store.range(all[0], all[1])) {
      range.forEachRemaining(
          entry -> {
            String[] parts = LineKeys.parts(entry.key);
            fans.add(
                new DoneFan(
                    new EventId(parts[0]),
                    new CustomerId(parts[1]),
                    Integer.parseInt(parts[2]),
                    Long.parseLong(parts[3])));
          });
    }
    return fans;
  }

  /** Keeps that a sale is retired until its line has heard it. */
  public void saveRetired(EventId eventId) {
    store.put(LineKeys.retired(eventId), new byte[0]);
  }

  /** The line has heard that its sale is retired. */
  public void forgetRetired(EventId eventId) {
    store.delete(LineKeys.retired(eventId));
  }

  /** Retired sales whose lines have not heard it. */
  public List<EventId> retired() {
    List<EventId> events = new ArrayList<>();
    Bytes[] all = LineKeys.all('R');
    try (KeyValueIterator<Bytes, byte[]> range = store.range(all[0], all[1])) {
      range.forEachRemaining(entry -> events.add(LineKeys.event(entry.key)));
    }
    return events;
  }

  /** Forgets a sale: a few hundred sections at the most. */
  public void forget(EventId eventId) {
    List<Bytes> sections = new ArrayList<>();
    Bytes[] all = LineKeys.sectionsOf(eventId);
    try (KeyValueIterator<Bytes, byte[]> range = store.range(all[0], all[1])) {
      range.forEachRemaining(entry -> sections.add(entry.key));
    }
    sections.forEach(store::delete);
    store.delete(LineKeys.sale(eventId));
    sums.remove(eventId);
  }

  private static Bytes doneKey(DoneFan fan) {
    return LineKeys.done(fan.eventId, fan.customerId, fan.round, fan.arrival);
  }

  /** What is free in all sections that are sold; empty when nothing was ever said. */
  public Optional<Availability> availability(EventId eventId) {
    return sums.computeIfAbsent(eventId, this::sum);
  }

  /** Sections of an older definition of the sale are not sold any more. */
  private Optional<Availability> sum(EventId eventId) {
    List<Section> sections = new ArrayList<>();
    Bytes[] all = LineKeys.sectionsOf(eventId);
    try (KeyValueIterator<Bytes, byte[]> range = store.range(all[0], all[1])) {
      range.forEachRemaining(entry -> sections.add(decode(entry.value)));
    }
    long version = sections.stream().mapToLong(Section::version).sum();
    long current = sections.stream().mapToLong(Section::saleVersion).max().orElse(0);
    return sections.stream()
        .filter(section -> section.saleVersion == current)
        .map(section -> new Availability(section.free, section.held, version))
        .reduce((a, b) -> new Availability(a.free + b.free, a.held + b.held, version));
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

package dev.rushline.queue.stores;

import dev.rushline.queue.stores.Families.SectionName;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.Input;
import dev.rushline.streams.stores.Output;
import dev.rushline.streams.stores.ValueForm;
import dev.rushline.streams.stores.ValueForm.Nothing;
import dev.rushline.streams.stores.WritableEntries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** What is known of the sales of one task's events, also of those that have no line yet. */
public final class SaleStores {
  private final WritableEntries<SectionName, Section> sections;
  private final WritableEntries<EventId, SeenSale> sales;
  private final WritableEntries<EventId, Nothing> retired;
  private final WritableEntries<DoneFan, Nothing> done;
  private final Map<EventId, Optional<Availability>> sums = new HashMap<>();

  /**
   * What is free and on hold in a whole sale.
   *
   * @param version grows with every section that is told anew
   */
  public record Availability(long free, long held, long version) {}

  /** A fan who is done with a slot, which the line has not heard yet. */
  public record DoneFan(EventId eventId, CustomerId customerId, int round, long arrival) {}

  /** What was told of a section last. */
  record Section(long version, long saleVersion, long free, long held) {
    static final ValueForm<Section> FORM = LineCodec.LAYOUT.of(Section::write, Section::read);

    private static void write(Section section, Output out) {
      out.writeLong(section.version);
      out.writeLong(section.saleVersion);
      out.writeLong(section.free);
      out.writeLong(section.held);
    }

    private static Section read(Input in) {
      return new Section(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
  }

  public SaleStores(KeyValueStore<Bytes, byte[]> store) {
    sections = Families.SECTIONS.in(store);
    sales = Families.SALES.in(store);
    retired = Families.RETIRED.in(store);
    done = Families.DONE.in(store);
  }

  /** What was seen of a sale. */
  public SeenSale sale(EventId eventId) {
    return sales.find(eventId).orElse(SeenSale.NOTHING);
  }

  /** Keeps what was seen of a sale. */
  public void save(EventId eventId, SeenSale sale) {
    sales.put(eventId, sale);
  }

  /**
   * Keeps what is free in a section, unless something newer is known.
   *
   * @return whether it was news
   */
  public boolean sawSection(
      EventId eventId, String sectionId, long version, long saleVersion, long free, long held) {
    SectionName name = new SectionName(eventId, sectionId);
    boolean isNews = sections.find(name).map(known -> known.version < version).orElse(true);
    if (isNews) {
      sections.put(name, new Section(version, saleVersion, free, held));
      sums.remove(eventId);
    }
    return isNews;
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
    SectionName name = new SectionName(eventId, sectionKey.substring(slash + 1));
    if (sections.find(name).isEmpty()) {
      return Optional.empty();
    }
    sections.delete(name);
    sums.remove(eventId);
    return Optional.of(eventId);
  }

  /** Keeps who is done with a slot until the line has heard it. */
  public void save(DoneFan fan) {
    done.put(fan, Nothing.MORE);
  }

  /** The line has heard that this fan is done. */
  public void forget(DoneFan fan) {
    done.delete(fan);
  }

  /** All whose lines have not heard that they are done: few, unless the owner was interrupted. */
  public List<DoneFan> doneFans() {
    return done.keys();
  }

  /** Keeps that a sale is retired until its line has heard it. */
  public void saveRetired(EventId eventId) {
    retired.put(eventId, Nothing.MORE);
  }

  /** The line has heard that its sale is retired. */
  public void forgetRetired(EventId eventId) {
    retired.delete(eventId);
  }

  /** Retired sales whose lines have not heard it. */
  public List<EventId> retired() {
    return retired.keys();
  }

  /** Forgets a sale: a few hundred sections at the most. */
  public void forget(EventId eventId) {
    List<SectionName> names = new ArrayList<>();
    sections.forEach(key -> key.text(eventId.text()), (name, _) -> names.add(name));
    names.forEach(sections::delete);
    sales.delete(eventId);
    sums.remove(eventId);
  }

  /** What is free in all sections that are sold; empty when nothing was ever said. */
  public Optional<Availability> availability(EventId eventId) {
    return sums.computeIfAbsent(eventId, this::sum);
  }

  /** Sections of an older definition of the sale are not sold any more. */
  private Optional<Availability> sum(EventId eventId) {
    List<Section> all = new ArrayList<>();
    sections.forEach(key -> key.text(eventId.text()), (_, section) -> all.add(section));
    long version = all.stream().mapToLong(Section::version).sum();
    long current = all.stream().mapToLong(Section::saleVersion).max().orElse(0);
    return all.stream()
        .filter(section -> section.saleVersion == current)
        .map(section -> new Availability(section.free, section.held, version))
        .reduce((a, b) -> new Availability(a.free + b.free, a.held + b.held, version));
  }
}

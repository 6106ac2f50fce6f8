package dev.rushline.tools.replay;

import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.booking.topology.BookingTopology;
import dev.rushline.booking.topology.CommandReader;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.schemas.wire.RegistryFault;
import dev.rushline.streams.MalformedInput;
import dev.rushline.streams.OwnPartition;
import dev.rushline.tools.memory.CrashPlan;
import dev.rushline.tools.memory.MemoryStore;
import dev.rushline.tools.topics.EventLog;
import dev.rushline.tools.topics.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;

/** One event's log, decided once more by the same rules on the same codecs. */
public final class Retold {
  private final EventId eventId;
  private final MemoryStore plans = new MemoryStore(BookingTopology.SALE_PLANS, new CrashPlan());
  private final MemoryStore seats = new MemoryStore(BookingTopology.SALE_SEATS, new CrashPlan());
  private final MemoryStore state = new MemoryStore(BookingTopology.SALE_STATE, new CrashPlan());
  private final SaleStores stores = new SaleStores(plans, seats, state);
  // By offset: what a build could not decide, another may.
  private final Map<Long, String> faults;
  private final List<Step> steps = new ArrayList<>();
  // What came before the log says by which rules: a log whose beginning is deleted says it later.
  private final List<ConsumerRecord<String, byte[]>> beforeRules = new ArrayList<>();
  private boolean rulesAreKnown;
  private int unreadable;

  /**
   * One command and what it led to.
   *
   * @param offset of the command in its partition
   * @param at the command's time in the log
   */
  public record Step(
      long offset, Instant at, String commandId, SaleCommand command, Decision decision) {}

  private Retold(String eventId, Map<Long, String> faults) {
    this.eventId = new EventId(eventId);
    this.faults = faults;
  }

  /** Reads and decides all of an event's commands. */
  public static Retold of(String eventId, String bootstrap, String registryUrl) {
    return of(eventId, AsOf.NOW, bootstrap, registryUrl);
  }

  /** Reads and decides an event's commands up to a moment. */
  static Retold of(String eventId, AsOf asOf, String bootstrap, String registryUrl) {
    Retold retold = new Retold(eventId, new Comparison(eventId, bootstrap, registryUrl).faults());
    EventLog log = EventLog.ofEvent(eventId, bootstrap, Topics.BOOKING_COMMANDS.name());
    try (Serde<BookingCommand> values = Topics.BOOKING_COMMANDS.valueSerde(registryUrl)) {
      log.read(
          Serdes.String().deserializer(),
          Serdes.ByteArray().deserializer(),
          record -> retold.add(record, values, asOf),
          Progress.UNHEARD);
      retold.requireRules(log.start());
      retold.rulesAtTheBeginning(0, values);
    }
    return retold;
  }

  private void requireRules(long start) {
    if (start > 0 && !rulesAreKnown) {
      throw new IllegalStateException(
          "what is left of the log, from offset %d on, does not say by which rules it was decided"
              .formatted(start));
    }
  }

  /** Decides an event's commands in the records of its partition. */
  static Retold of(
      String eventId, List<ConsumerRecord<String, byte[]>> records, Serde<BookingCommand> values) {
    Retold retold = new Retold(eventId, Map.of());
    records.forEach(record -> retold.add(record, values, AsOf.NOW));
    retold.rulesAtTheBeginning(0, values);
    return retold;
  }

  private void add(ConsumerRecord<String, byte[]> record, Serde<BookingCommand> values, AsOf asOf) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    if (CommandReader.RULES_KEY.equals(record.key())) {
      owned(() -> adoptRules(record, values, at));
    } else if (eventId.text().equals(record.key()) && asOf.includes(at, record.offset())) {
      if (rulesAreKnown) {
        count(record, values);
      } else {
        beforeRules.add(record);
      }
    }
  }

  private void count(ConsumerRecord<String, byte[]> record, Serde<BookingCommand> values) {
    if (!owned(() -> decide(record, values, Instant.ofEpochMilli(record.timestamp())))) {
      unreadable++;
    }
  }

  /** What was in force where the log begins; 0 when it does not say. */
  private void rulesAtTheBeginning(int version, Serde<BookingCommand> values) {
    if (!rulesAreKnown) {
      rulesAreKnown = true;
      stores.saveRules(version, Instant.EPOCH);
      beforeRules.forEach(record -> count(record, values));
      beforeRules.clear();
    }
  }

  /** Whether the owner has not set this record aside. */
  private static boolean owned(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (RegistryFault e) {
      throw e; // the owner stops as well
    } catch (SerializationException | MalformedInput e) {
      return false;
    }
  }

  private void adoptRules(
      ConsumerRecord<String, byte[]> record, Serde<BookingCommand> values, Instant at) {
    CommandReader.adoptedRules(record.key(), message(record, values))
        .ifPresent(
            rules -> {
              BoxOffice.requireKnown(rules.getVersion());
              rulesAtTheBeginning(rules.getBefore(), values);
              stores.saveRules(Math.max(rules.getVersion(), stores.rulesVersion()), at);
            });
  }

  private void decide(
      ConsumerRecord<String, byte[]> record, Serde<BookingCommand> values, Instant at) {
    BookingCommand message = message(record, values);
    SaleCommand command =
        CommandReader.read(
            record.key(),
            message,
            new OwnPartition(record.partition(), Topics.BOOKING_COMMANDS.partitions()));
    Decision decision =
        faults.containsKey(record.offset())
            ? BoxOffice.quarantine(command, faults.get(record.offset()), at, book())
            : BoxOffice.handle(command, at, book());
    stores.save();
    steps.add(new Step(record.offset(), at, message.getCommandId(), command, decision));
  }

  private static BookingCommand message(
      ConsumerRecord<String, byte[]> record, Serde<BookingCommand> values) {
    return Optional.ofNullable(values.deserializer().deserialize(record.topic(), record.value()))
        .orElseThrow(() -> new MalformedInput("a key without a command"));
  }

  /** The sale as it was at that moment. */
  public SaleState state() {
    return book();
  }

  private SaleBook book() {
    return stores.ofEvent(eventId);
  }

  /** All commands of the event, in order. */
  public List<Step> steps() {
    return steps;
  }

  /** Records that are no commands; they are with the dead letters. */
  int unreadable() {
    return unreadable;
  }

  /** What the owner's stores hold of the sale, if it decided the same. */
  Map<Bytes, byte[]> bytes() {
    while (stores.hasLeftOver()) {
      stores.deleteLeftOver(Integer.MAX_VALUE);
    }
    Map<Bytes, byte[]> all = new TreeMap<>(plans.entries());
    all.putAll(seats.entries());
    all.putAll(state.entries());
    all.keySet().removeIf(key -> !SaleStores.isSaleOf(eventId, key));
    return all;
  }
}

package dev.rushline.booking.topology;

import static dev.rushline.schemas.topics.Topics.BOOKING_BOOKINGS;
import static dev.rushline.schemas.topics.Topics.BOOKING_COMMANDS;
import static dev.rushline.schemas.topics.Topics.BOOKING_EVENTS;
import static dev.rushline.schemas.topics.Topics.BOOKING_TICKETS;
import static dev.rushline.schemas.topics.Topics.EVENT_AVAILABILITY;

import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Answers;
import dev.rushline.streams.Appender;
import dev.rushline.streams.Changelog;
import dev.rushline.streams.ValueSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Decides who has which seat.
 *
 * <pre>
 *   booking.commands ──▶ decide-seats ──┬──▶ booking.events
 *          ▲           [sale-plans]     ├──▶ booking.bookings
 *          │           [sale-seats]     ├──▶ booking.tickets
 *          │           [sale-state]     └──▶ event.availability
 *          └── FollowUps ◀── · · · ──▶ booking.replies
 * </pre>
 *
 * One processor and three stores, so that a decision costs one hop. What has dots in between leaves
 * on its own, outside of the transaction: answers, which every replay gives again, and commands of
 * the owner to itself.
 */
public final class BookingTopology {
  static final String DECIDE_SEATS = "decide-seats";

  /** Store of what is on sale. */
  public static final String SALE_PLANS = "sale-plans";

  /**
   * Store of which seats are taken: what nearly every decision about an event changes again, so
   * that its changelog only gets what is so at a commit.
   */
  public static final String SALE_SEATS = "sale-seats";

  /** Store of who has what. */
  public static final String SALE_STATE = "sale-state";

  /**
   * The largest record of a changelog: a section of a plan is one value, and wider than in the
   * command it came with, since a run of one seat takes 25 bytes where Avro has 10.
   */
  static final int STATE_BYTES_MAX = 4 * Topics.COMMAND_BYTES_MAX;

  private BookingTopology() {}

  /**
   * Builds the topology.
   *
   * @param values how values of topics are read and written
   * @param partitions of every topic about sales; a command that is in another's is set aside
   * @param meters where decisions are counted and timed
   * @param appender how commands of our own get into the log
   * @param answers how answers leave
   */
  public static Topology build(
      ValueSerdes values,
      int partitions,
      MeterRegistry meters,
      Appender appender,
      Answers<BookingReply> answers) {
    Topology topology =
        new Topology()
            .addSource(
                BOOKING_COMMANDS.name(),
                Serdes.String().deserializer(),
                values.of(BOOKING_COMMANDS).deserializer(),
                BOOKING_COMMANDS.name())
            .addProcessor(
                DECIDE_SEATS,
                () -> new DecideSeats(partitions, meters, appender, answers),
                BOOKING_COMMANDS.name())
            .addStateStore(store(SALE_PLANS), DECIDE_SEATS)
            .addStateStore(store(SALE_SEATS).withCachingEnabled(), DECIDE_SEATS)
            .addStateStore(store(SALE_STATE), DECIDE_SEATS);
    addSink(topology, BOOKING_EVENTS, values);
    addSink(topology, BOOKING_BOOKINGS, values);
    addSink(topology, BOOKING_TICKETS, values);
    addSink(topology, EVENT_AVAILABILITY, values);
    return topology;
  }

  private static <V extends SpecificRecord> void addSink(
      Topology topology, Topic<V> topic, ValueSerdes values) {
    topology.addSink(
        topic.name(),
        topic.name(),
        Serdes.String().serializer(),
        values.of(topic).serializer(),
        WithItsEvent::partition,
        DECIDE_SEATS);
  }

  /**
   * Keys and values: see {@code Families}; the changelog keeps the last value of each key. Not
   * cached by Kafka Streams: most keys are new, what is read often {@code SaleStores} keeps
   * decoded, and the thread's cache is {@link #SALE_SEATS}' alone.
   */
  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(Changelog.settings(STATE_BYTES_MAX));
  }
}

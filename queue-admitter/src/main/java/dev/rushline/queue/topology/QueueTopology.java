package dev.rushline.queue.topology;

import static dev.rushline.schemas.topics.Topics.BOOKING_EVENTS;
import static dev.rushline.schemas.topics.Topics.EVENT_AVAILABILITY;
import static dev.rushline.schemas.topics.Topics.QUEUE_COMMANDS;
import static dev.rushline.schemas.topics.Topics.QUEUE_EVENTS;
import static dev.rushline.schemas.topics.Topics.QUEUE_STATE;

import dev.rushline.queue.line.Seeds;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.streams.Answers;
import dev.rushline.streams.Appender;
import dev.rushline.streams.Changelog;
import dev.rushline.streams.ValueSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Decides who is admitted when.
 *
 * <pre>
 *   queue.commands ─────┬──▶ admit-fans ──┬──▶ queue.events
 *   booking.events ─────┤    [lines]      └──▶ queue.state
 *   event.availability ─┘    [places]
 *          ▲                 [sales]
 *          ┊                     ┊ outside of the transaction
 *          └┄┄ derived commands ┄┴┄┄▶ queue.replies
 * </pre>
 *
 * Only queue.commands changes a line. What the sale tells is remembered in a store of its own and
 * becomes a command (as ticks and freed slots do), so that a line is a function of one log with one
 * clock. Derived commands and answers leave by a plain producer: an open transaction would hold
 * back every command behind it, and an answer would wait for a commit that it does not need.
 */
public final class QueueTopology {
  static final String ADMIT_FANS = "admit-fans";

  /** Store of lines. */
  public static final String LINES = "lines";

  /** Store of fans' places. */
  public static final String PLACES = "places";

  /** Store of what is known of sales. */
  public static final String SALES = "sales";

  private QueueTopology() {}

  /**
   * Builds the topology.
   *
   * @param values how values of topics are read and written
   * @param partitions of every topic about lines; a command that is in another's is set aside
   * @param seeds where the seeds of draws come from
   * @param lag how far the owner of the sales is behind
   * @param appender appends derived commands
   * @param answers tells fans and operators
   * @param meters where lines are counted
   */
  public static Topology build(
      ValueSerdes values,
      int partitions,
      Seeds seeds,
      BookingLag lag,
      Appender appender,
      Answers<QueueReply> answers,
      MeterRegistry meters) {
    Topology topology = new Topology();
    for (Topic<?> source : new Topic<?>[] {QUEUE_COMMANDS, BOOKING_EVENTS, EVENT_AVAILABILITY}) {
      topology.addSource(
          source.name(),
          Serdes.String().deserializer(),
          values.of(source).deserializer(),
          source.name());
    }
    topology
        .addProcessor(
            ADMIT_FANS,
            () -> new AdmitFans(partitions, seeds, lag, appender, answers, meters),
            QUEUE_COMMANDS.name(),
            BOOKING_EVENTS.name(),
            EVENT_AVAILABILITY.name())
        // A line changes with each fan who joins: kept in memory until the commit, it is written
        // once for some hundred joins. Its places are all new, and a cache would only cost.
        .addStateStore(store(LINES).withCachingEnabled(), ADMIT_FANS)
        .addStateStore(store(PLACES), ADMIT_FANS)
        .addStateStore(store(SALES), ADMIT_FANS);
    addSink(topology, QUEUE_EVENTS, values);
    addSink(topology, QUEUE_STATE, values);
    return topology;
  }

  private static void addSink(Topology topology, Topic<?> topic, ValueSerdes values) {
    topology.addSink(
        topic.name(),
        topic.name(),
        Serdes.String().serializer(),
        values.of(topic).serializer(),
        ADMIT_FANS);
  }

  /**
   * Keys and values: see {@code Families}; the changelog keeps the last value of each key. Not
   * cached by Kafka Streams unless said otherwise.
   */
  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(Changelog.settings());
  }
}

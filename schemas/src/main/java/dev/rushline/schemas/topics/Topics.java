package dev.rushline.schemas.topics;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.booking.Ticket;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.QueueReplies;
import dev.rushline.schemas.queue.QueueState;
import dev.rushline.schemas.search.SearchDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every topic of Rushline, declared once. Topics are created from this list. */
public final class Topics {

  /**
   * Partitions of every {@code booking.*} topic. One count for all, because an event's commands and
   * results must meet in the same task; 6 lets two or three instances share the work of a small
   * installation. It cannot be changed on a topic with data: keys would move.
   */
  public static final int BOOKING_PARTITIONS = 6;

  /** The largest record of {@link #BOOKING_COMMANDS}, in bytes: a sale is one command. */
  public static final int COMMAND_BYTES_MAX = 2 * 1024 * 1024;

  /** Key: event id, so that one task sees every command of an event in one order. */
  public static final Topic<BookingCommand> BOOKING_COMMANDS =
      new Topic<>(
          "booking.commands",
          "event id",
          "every wish that can change who has a seat; kept for days, so that a sale can be"
              + " replayed",
          BOOKING_PARTITIONS,
          BookingCommand.class,
          // LogAppendTime: the record's timestamp is the sale's clock.
          Map.of(
              "message.timestamp.type",
              "LogAppendTime",
              "max.message.bytes",
              Integer.toString(COMMAND_BYTES_MAX),
              // The bound is on what the owner decodes and keeps, not on what a sender packs.
              "compression.type",
              "uncompressed",
              "retention.ms",
              millis(Duration.ofDays(14))));

  /** Commands that nobody can decide, as they came, with the reason in headers. */
  public static final String BOOKING_COMMANDS_DLQ = new DeadLetterTopic(BOOKING_COMMANDS).name();

  /** Key: event id, so that outside consumers see an event's story in order. */
  public static final Topic<BookingEvent> BOOKING_EVENTS =
      new Topic<>(
          "booking.events",
          "event id",
          "the audit log: what happened to every sale; kept for a year",
          BOOKING_PARTITIONS,
          BookingEvent.class,
          Map.of("retention.ms", millis(Duration.ofDays(365))));

  /** Key: reply address; the partition is named in it, so that an edge reads only its own. */
  public static final Topic<BookingReplies> BOOKING_REPLIES =
      new Topic<>(
          "booking.replies",
          "reply address",
          "answers to the edge instances that wait; worthless after minutes",
          BOOKING_PARTITIONS,
          BookingReplies.class,
          Map.of(
              "retention.ms", millis(Duration.ofMinutes(10)),
              "segment.ms", millis(Duration.ofMinutes(5))));

  /** Key: booking id; compacted to the current state. */
  public static final Topic<Booking> BOOKING_BOOKINGS =
      new Topic<>(
          "booking.bookings",
          "booking id",
          "current state of every booking; copied into PostgreSQL",
          BOOKING_PARTITIONS,
          Booking.class,
          Map.of("cleanup.policy", "compact"));

  /** Key: ticket id; compacted. */
  public static final Topic<Ticket> BOOKING_TICKETS =
      new Topic<>(
          "booking.tickets",
          "ticket id",
          "every ticket sold; copied into PostgreSQL",
          BOOKING_PARTITIONS,
          Ticket.class,
          Map.of("cleanup.policy", "compact"));

  /** Key: event id, a slash, section id; compacted to the last status of each section. */
  public static final Topic<SectionAvailability> EVENT_AVAILABILITY =
      new Topic<>(
          "event.availability",
          "event id/section id",
          "what is free, a few times per second and section at most; feeds seat maps and search",
          BOOKING_PARTITIONS,
          SectionAvailability.class,
          Map.of("cleanup.policy", "compact"));

  /** Key: event id, so that one task sees every command of a line in one order. */
  public static final Topic<QueueCommand> QUEUE_COMMANDS =
      new Topic<>(
          "queue.commands",
          "event id",
          "every wish that can change who is admitted when; kept for days, so that a line can be"
              + " replayed",
          // As booking.*: the task of a line also reads what its event's sale tells.
          BOOKING_PARTITIONS,
          QueueCommand.class,
          // LogAppendTime: the record's timestamp is the line's clock.
          Map.of(
              "message.timestamp.type",
              "LogAppendTime",
              "retention.ms",
              millis(Duration.ofDays(14))));

  /** Key: event id, so that outside consumers see a line's story in order. */
  public static final Topic<QueueEvent> QUEUE_EVENTS =
      new Topic<>(
          "queue.events",
          "event id",
          "the audit log of lines: whoever has it can check a draw; kept for a year",
          BOOKING_PARTITIONS,
          QueueEvent.class,
          Map.of("retention.ms", millis(Duration.ofDays(365))));

  /** Key: reply address; the partition is named in it, so that an edge reads only its own. */
  public static final Topic<QueueReplies> QUEUE_REPLIES =
      new Topic<>(
          "queue.replies",
          "reply address",
          "answers to the edge instances that wait; worthless after minutes",
          BOOKING_PARTITIONS,
          QueueReplies.class,
          Map.of(
              "retention.ms", millis(Duration.ofMinutes(10)),
              "segment.ms", millis(Duration.ofMinutes(5))));

  /** Key: event id; compacted to the last broadcast of each line. */
  public static final Topic<QueueState> QUEUE_STATE =
      new Topic<>(
          "queue.state",
          "event id",
          "the broadcast to all who wait: one record per line and tick, however many they are",
          BOOKING_PARTITIONS,
          QueueState.class,
          // Every edge reads it from its beginning when it starts: keep that short.
          Map.of(
              "cleanup.policy",
              "compact",
              "segment.ms",
              millis(Duration.ofMinutes(10)),
              "min.cleanable.dirty.ratio",
              "0.1"));

  /**
   * Partitions of {@code search.documents}: two let two sink tasks share a rebuild of the index.
   */
  private static final int SEARCH_PARTITIONS = 2;

  /**
   * Key: event id; compacted to the last document of each event, so that an index can be rebuilt.
   */
  public static final Topic<SearchDocument> SEARCH_DOCUMENTS =
      new Topic<>(
          "search.documents",
          "event id",
          "what search knows of every event; copied into Elasticsearch",
          SEARCH_PARTITIONS,
          SearchDocument.class,
          Map.of("cleanup.policy", "compact"));

  /** Key: event id. */
  public static final CapturedTopic CATALOGUE_EVENT = new CapturedTopic("event", "event id");

  /** Key: venue id. */
  public static final CapturedTopic CATALOGUE_VENUE = new CapturedTopic("venue", "venue id");

  /** Key: performer id. */
  public static final CapturedTopic CATALOGUE_PERFORMER =
      new CapturedTopic("performer", "performer id");

  /** Key: event id, a slash, the place in the programme. */
  public static final CapturedTopic CATALOGUE_EVENT_PERFORMER =
      new CapturedTopic("event_performer", "event id/position");

  /** Key: event id, a slash, the place in the price list. */
  public static final CapturedTopic CATALOGUE_PRICE_CATEGORY =
      new CapturedTopic("price_category", "event id/position");

  private static final List<CapturedTopic> CAPTURED =
      List.of(
          CATALOGUE_EVENT,
          CATALOGUE_VENUE,
          CATALOGUE_PERFORMER,
          CATALOGUE_EVENT_PERFORMER,
          CATALOGUE_PRICE_CATEGORY);

  private static final List<Topic<?>> ALL =
      List.of(
          BOOKING_COMMANDS,
          BOOKING_EVENTS,
          BOOKING_REPLIES,
          BOOKING_BOOKINGS,
          BOOKING_TICKETS,
          EVENT_AVAILABILITY,
          QUEUE_COMMANDS,
          QUEUE_EVENTS,
          QUEUE_REPLIES,
          QUEUE_STATE,
          SEARCH_DOCUMENTS);

  /** Only topics have one whose values come from outside, or that sink connectors read. */
  private static final List<DeadLetterTopic> DEAD_LETTERS =
      List.of(
          new DeadLetterTopic(BOOKING_COMMANDS),
          new DeadLetterTopic(BOOKING_BOOKINGS),
          new DeadLetterTopic(BOOKING_TICKETS),
          new DeadLetterTopic(EVENT_AVAILABILITY),
          new DeadLetterTopic(BOOKING_EVENTS),
          new DeadLetterTopic(QUEUE_COMMANDS),
          new DeadLetterTopic(CATALOGUE_EVENT),
          new DeadLetterTopic(CATALOGUE_VENUE),
          new DeadLetterTopic(CATALOGUE_PERFORMER),
          new DeadLetterTopic(CATALOGUE_EVENT_PERFORMER),
          new DeadLetterTopic(CATALOGUE_PRICE_CATEGORY),
          new DeadLetterTopic(SEARCH_DOCUMENTS));

  private Topics() {}

  /** The topics whose schemas are in this build, in the order in which data flows through them. */
  public static List<Topic<?>> all() {
    return ALL;
  }

  /** The catalogue's tables, whose schemas the connector registers. */
  public static List<CapturedTopic> captured() {
    return CAPTURED;
  }

  /** The topics that have no schema, because they hold what could not be read. */
  public static List<DeadLetterTopic> deadLetters() {
    return DEAD_LETTERS;
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}

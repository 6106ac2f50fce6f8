package dev.rushline.booking.topology;

import static dev.rushline.schemas.topics.Topics.BOOKING_BOOKINGS;
import static dev.rushline.schemas.topics.Topics.BOOKING_COMMANDS;
import static dev.rushline.schemas.topics.Topics.BOOKING_COMMANDS_DLQ;
import static dev.rushline.schemas.topics.Topics.BOOKING_EVENTS;
import static dev.rushline.schemas.topics.Topics.BOOKING_REPLIES;
import static dev.rushline.schemas.topics.Topics.BOOKING_TICKETS;
import static dev.rushline.schemas.topics.Topics.EVENT_AVAILABILITY;

import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.schemas.booking.AdoptRules;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.booking.Ticket;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.streams.Answers;
import dev.rushline.streams.BareAvro;
import dev.rushline.streams.SetAsideMalformed;
import dev.rushline.streams.SetAsideUnreadable;
import dev.rushline.streams.ValueSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The booking topology without a broker, and its topics. */
final class TestTopology implements AutoCloseable {
  private final ValueSerdes serdes;
  private final Path stateDirectory = temporaryDirectory();
  private final TopologyTestDriver driver;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final TestInputTopic<String, BookingCommand> commands;
  final TestOutputTopic<String, BookingEvent> events;

  /** Answers, and in {@link PlainRecords#commands()} commands of the topology's own. */
  final PlainRecords replies = new PlainRecords();

  final TestOutputTopic<String, Booking> bookings;
  final TestOutputTopic<String, Ticket> tickets;
  final TestOutputTopic<String, SectionAvailability> availability;
  final TestOutputTopic<byte[], byte[]> deadLetters;
  private final List<TestRecord<String, BookingCommand>> log = new ArrayList<>();
  private Instant now = Commands.OPENING;

  TestTopology() {
    this(BoxOffice.RULES_VERSION);
  }

  /** One whose log says that these rules are in force. */
  TestTopology(int rulesVersion) {
    this(new BareAvro());
    adoptRules(rulesVersion);
  }

  /** One whose log has not adopted any rules yet. */
  TestTopology(ValueSerdes serdes) {
    this(serdes, 1);
  }

  /** The same for the first of so many partitions. */
  TestTopology(ValueSerdes serdes, int partitions) {
    this.serdes = serdes;
    driver =
        new TopologyTestDriver(
            BookingTopology.build(
                serdes,
                partitions,
                meters,
                replies,
                Answers.oneByOne(BOOKING_REPLIES, BookingReplies::new, replies)),
            settings(stateDirectory),
            Commands.OPENING);
    commands =
        driver.createInputTopic(
            BOOKING_COMMANDS.name(),
            Serdes.String().serializer(),
            serdes.of(BOOKING_COMMANDS).serializer());
    events = output(BOOKING_EVENTS);
    bookings = output(BOOKING_BOOKINGS);
    tickets = output(BOOKING_TICKETS);
    availability = output(EVENT_AVAILABILITY);
    deadLetters = bytesOf(BOOKING_COMMANDS_DLQ);
  }

  /** As a new owner does, before anything else is in its log. */
  private void adoptRules(int version) {
    BookingCommand adopt = replies.commands().removeFirst();
    adopt.setBody(new AdoptRules(version, 0));
    commands.pipeInput(new TestRecord<>(adopt.getEventId(), adopt, now));
  }

  private static Properties settings(Path stateDirectory) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "booking-streams-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideMalformed.class);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SetAsideUnreadable.class);
    return settings;
  }

  /** In memory where there is such a place: the driver syncs a checkpoint after every record. */
  private static Path temporaryDirectory() {
    Path memory = Path.of("/dev/shm");
    try {
      return Files.isWritable(memory)
          ? Files.createTempDirectory(memory, "rushline-test-")
          : Files.createTempDirectory("rushline-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(), Serdes.String().deserializer(), serdes.of(topic).deserializer());
  }

  private TestOutputTopic<byte[], byte[]> bytesOf(String topic) {
    return driver.createOutputTopic(
        topic, Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer());
  }

  /** Appends a command at the log's present time. */
  TestTopology send(BookingCommand command) {
    return decide(command, now);
  }

  /** Decides a command that got into the log at that time. */
  TestTopology decide(BookingCommand command, Instant appendedAt) {
    log.add(new TestRecord<>(command.getEventId(), command, appendedAt));
    commands.pipeInput(log.getLast());
    return this;
  }

  /** Appends raw bytes where a command should be. */
  void sendBytes(String key, byte[] value) {
    driver
        .createInputTopic(
            BOOKING_COMMANDS.name(), Serdes.String().serializer(), Serdes.ByteArray().serializer())
        .pipeInput(key, value, now);
  }

  /** Every command so far with its time in the log, those of the timers included. */
  List<TestRecord<String, BookingCommand>> commandLog() {
    return List.copyOf(log);
  }

  /** Lets the log's and the machine's clock go on. */
  TestTopology after(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
    return decideOwn();
  }

  /** Decides what the topology appended itself, and what that led to, until nothing is left. */
  TestTopology decideOwn() {
    while (!replies.commands().isEmpty()) {
      send(replies.commands().removeFirst());
    }
    return this;
  }

  /** Lets only the machine's clock go on; what the topology appends meanwhile waits. */
  TestTopology passMachineTime(Duration time) {
    driver.advanceWallClockTime(time);
    return this;
  }

  /** Lets only the log's clock go on. */
  TestTopology afterInTheLogOnly(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** What was appended to the stores' changelogs. */
  record Growth(int records, int bytes) {}

  /** How far the log is decided is written once for a commit, which is after each record here. */
  private static boolean isOfTheLog(byte[] key) {
    return key[0] == 'O';
  }

  /** What was appended to the changelogs since the last call. */
  Growth changelogGrowth() {
    int records = 0;
    int bytes = 0;
    for (String topic : driver.producedTopicNames()) {
      if (topic.endsWith("-changelog")) {
        for (TestRecord<byte[], byte[]> entry : bytesOf(topic).readRecordsToList()) {
          if (isOfTheLog(entry.key())) {
            continue;
          }
          records++;
          bytes += entry.key().length + (entry.value() == null ? 0 : entry.value().length);
        }
      }
    }
    return new Growth(records, bytes);
  }

  KeyValueStore<Bytes, byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  @Override
  public void close() {
    driver.close(); // removes the state, too
    stateDirectory.toFile().delete();
  }
}

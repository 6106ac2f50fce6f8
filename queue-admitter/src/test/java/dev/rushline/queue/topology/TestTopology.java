package dev.rushline.queue.topology;

import static dev.rushline.schemas.topics.Topics.BOOKING_EVENTS;
import static dev.rushline.schemas.topics.Topics.EVENT_AVAILABILITY;
import static dev.rushline.schemas.topics.Topics.QUEUE_COMMANDS;
import static dev.rushline.schemas.topics.Topics.QUEUE_EVENTS;
import static dev.rushline.schemas.topics.Topics.QUEUE_REPLIES;
import static dev.rushline.schemas.topics.Topics.QUEUE_STATE;

import dev.rushline.queue.line.Usher;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.queue.AdoptRules;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.QueueReplies;
import dev.rushline.schemas.queue.QueueState;
import dev.rushline.schemas.topics.DeadLetterTopic;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.streams.Answers;
import dev.rushline.streams.BareAvro;
import dev.rushline.streams.SetAsideMalformed;
import dev.rushline.streams.SetAsideUnreadable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;

/** The queue topology without a broker, and its topics. */
final class TestTopology implements AutoCloseable {
  /** What no record may show before a line opens. */
  static final String SEED = "5eed".repeat(16);

  /** Far behind with the commands of partitions that are not this topology's. */
  private static final Duration OF_OTHERS = Duration.ofHours(1);

  private static final BareAvro SERDES = new BareAvro();

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Path stateDirectory = temporaryDirectory();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, QueueCommand> commands;
  private final TestInputTopic<String, BookingEvent> bookings;
  private final TestInputTopic<String, SectionAvailability> availability;
  final LogOfOurOwn own = new LogOfOurOwn();
  final TestOutputTopic<String, QueueEvent> events;
  final TestOutputTopic<String, QueueState> states;
  final TestOutputTopic<byte[], byte[]> deadLetters;
  private final List<TestRecord<String, QueueCommand>> log = new ArrayList<>();
  private Duration bookingLag = Duration.ZERO;
  private Instant now = Messages.OPENING;

  TestTopology() {
    this(Usher.RULES_VERSION);
  }

  /** One whose log says that these rules are in force. */
  TestTopology(int rulesVersion) {
    this(Optional.of(new AdoptRules(rulesVersion, 0)));
  }

  /** One whose log has not adopted any rules yet. */
  static TestTopology young() {
    return new TestTopology(Optional.empty());
  }

  private TestTopology(Optional<AdoptRules> adopted) {
    driver =
        new TopologyTestDriver(
            build(partition -> partition == 0 ? bookingLag : OF_OTHERS, own, meters),
            settings(stateDirectory),
            Messages.OPENING);
    commands = input(QUEUE_COMMANDS);
    bookings = input(BOOKING_EVENTS);
    availability = input(EVENT_AVAILABILITY);
    events = output(QUEUE_EVENTS);
    states = output(QUEUE_STATE);
    deadLetters = bytesOf(new DeadLetterTopic(QUEUE_COMMANDS).name());
    adopted.ifPresent(this::adopt);
  }

  /** As a new owner does, before anything else is in its log. */
  private void adopt(AdoptRules rules) {
    QueueCommand command = own.commands.remove();
    command.setBody(rules);
    decide(command, now);
  }

  static Topology build(BookingLag lag, LogOfOurOwn own, SimpleMeterRegistry meters) {
    return QueueTopology.build(
        SERDES,
        1,
        (_, _) -> SEED,
        lag,
        own,
        Answers.oneByOne(QUEUE_REPLIES, QueueReplies::new, own),
        meters);
  }

  private static Properties settings(Path stateDirectory) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "queue-admitter-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    // Tells of timers that ring.
    settings.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "DEBUG");
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

  private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
    return driver.createInputTopic(
        topic.name(), Serdes.String().serializer(), SERDES.of(topic).serializer());
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(), Serdes.String().deserializer(), SERDES.of(topic).deserializer());
  }

  private TestOutputTopic<byte[], byte[]> bytesOf(String topic) {
    return driver.createOutputTopic(
        topic, Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer());
  }

  /** Appends a command at the log's present time. */
  TestTopology send(QueueCommand command) {
    TestRecord<String, QueueCommand> record = new TestRecord<>(command.getEventId(), command, now);
    log.add(record);
    commands.pipeInput(record);
    return feedBack();
  }

  /** Carries out a command that got into the log at that time, and nothing that it leads to. */
  void decide(QueueCommand command, Instant appendedAt) {
    commands.pipeInput(command.getEventId(), command, appendedAt);
  }

  /** A command as it is in the log. */
  byte[] bytes(QueueCommand command) {
    return SERDES.of(QUEUE_COMMANDS).serializer().serialize(QUEUE_COMMANDS.name(), command);
  }

  /** Appends raw bytes where a command should be. */
  void sendBytes(String key, byte[] value) {
    driver
        .createInputTopic(
            QUEUE_COMMANDS.name(), Serdes.String().serializer(), Serdes.ByteArray().serializer())
        .pipeInput(key, value, now);
  }

  /** The sale has done something. */
  TestTopology saleTells(BookingEvent event) {
    bookings.pipeInput(event.getEventId(), event, now);
    return feedBack();
  }

  /** A section's row; null when it is deleted. */
  TestTopology sectionTells(String key, SectionAvailability section) {
    sectionIsSeen(key, section);
    return feedBack();
  }

  /** As {@link #sectionTells}, but what is appended because of it is not decided. */
  void sectionIsSeen(String key, SectionAvailability section) {
    availability.pipeInput(key, section, now);
  }

  /** The owner of the sales is that far behind from now on. */
  TestTopology bookingIsBehind(Duration lag) {
    bookingLag = lag;
    return this;
  }

  /** Lets the log's and the machine's clock go on. */
  TestTopology after(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
    return feedBack();
  }

  /** Lets the log's clock go on and no timer ring. */
  TestTopology inTheLogOnly(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** As {@link #after}, but what is appended meanwhile is not decided. */
  TestTopology stalledFor(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
    return this;
  }

  /** What the topology has appended itself gets the log's time, and is carried out. */
  TestTopology feedBack() {
    while (!own.commands.isEmpty()) {
      QueueCommand command = own.commands.remove();
      TestRecord<String, QueueCommand> record =
          new TestRecord<>(command.getEventId(), command, now);
      log.add(record);
      commands.pipeInput(record);
    }
    return this;
  }

  /** How often a timer has rung so far. */
  double rung() {
    return driver.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().group().equals("stream-task-metrics"))
        .filter(metric -> metric.getKey().name().equals("punctuate-total"))
        .mapToDouble(metric -> (Double) metric.getValue().metricValue())
        .sum();
  }

  /** Every command so far with its time in the log, those we append ourselves included. */
  List<TestRecord<String, QueueCommand>> commandLog() {
    return List.copyOf(log);
  }

  /** Carries out a log that another topology has carried out, and nothing of its own. */
  TestTopology replay(List<TestRecord<String, QueueCommand>> other) {
    other.forEach(record -> commands.pipeInput(record.key(), record.value(), record.timestamp()));
    return this;
  }

  /** All that was told on a topic since last asked, as bytes. */
  List<byte[]> bytesTold(Topic<?> topic) {
    return bytesOf(topic.name()).readValuesToList();
  }

  /** What was set aside of a topic since last asked. */
  List<byte[]> deadLettersOf(Topic<?> topic) {
    return bytesOf(new DeadLetterTopic(topic).name()).readValuesToList();
  }

  /** The last word on a line; what was told before is read, too. */
  QueueState lastState() {
    return states.readValuesToList().getLast();
  }

  static byte[] bytes(QueueState state) {
    return SERDES.of(QUEUE_STATE).serializer().serialize(QUEUE_STATE.name(), state);
  }

  /** Keys in the store of lines that begin with this tag. */
  long linesKept(char tag) {
    try (KeyValueIterator<Bytes, byte[]> all =
        driver.<Bytes, byte[]>getKeyValueStore(QueueTopology.LINES).all()) {
      long keys = 0;
      while (all.hasNext()) {
        keys += all.next().key.get()[0] == tag ? 1 : 0;
      }
      return keys;
    }
  }

  /** Keys in the store of places. */
  long placesKept() {
    return kept(QueueTopology.PLACES);
  }

  /** Keys in the store of what is known of sales. */
  long salesKept() {
    return kept(QueueTopology.SALES);
  }

  private long kept(String store) {
    try (KeyValueIterator<Bytes, byte[]> all =
        driver.<Bytes, byte[]>getKeyValueStore(store).all()) {
      long keys = 0;
      for (; all.hasNext(); keys++) {
        all.next();
      }
      return keys;
    }
  }

  Instant now() {
    return now;
  }

  @Override
  public void close() {
    driver.close(); // removes the state, too
    stateDirectory.toFile().delete();
  }
}

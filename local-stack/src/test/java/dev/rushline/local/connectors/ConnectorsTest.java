package dev.rushline.local.connectors;

import static dev.rushline.local.junit.ServerKind.CONNECT;
import static dev.rushline.local.junit.ServerKind.KAFKA;
import static dev.rushline.local.junit.ServerKind.POSTGRES;
import static dev.rushline.local.junit.ServerKind.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushline.local.junit.NeedsServers;
import dev.rushline.local.junit.Servers;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.topics.Partitions;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On the tables that the edge's migrations make, so that both sides are held to the same words. */
@NeedsServers({KAFKA, POSTGRES, REGISTRY, CONNECT})
class ConnectorsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant EIGHT = Instant.parse("2030-01-01T20:00:00.123Z");

  private final Servers servers;

  ConnectorsTest(Servers servers) {
    this.servers = servers;
  }

  @BeforeAll
  static void start(Servers servers) throws Exception {
    servers.provision();
    new ReplicationSlot(ReplicationSlot.OUTBOX, servers.postgresForConnect()).create();
    try (Connection connection = servers.postgres().connect();
        Statement sql = connection.createStatement()) {
      for (Path migration : migrations()) {
        sql.execute(Files.readString(migration));
      }
    }
    writeToOutbox(servers, "before-the-connector", new byte[] {0, 1});
    ConnectRest connect = new ConnectRest(servers.connectUrl());
    for (Connector connector :
        Connectors.ofSales(
            servers.postgresForConnect(), servers.secrets(), servers.registryUrl())) {
      connect.apply(connector);
      connect.awaitRunning(connector.name(), PATIENCE);
    }
  }

  private static List<Path> migrations() throws Exception {
    Path folder =
        Path.of(System.getProperty("rushline.root"), "api-edge/src/main/resources/db/migration");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void an_outbox_row_becomes_a_command_with_its_key_and_bytes() throws Exception {
    byte[] payload = {0, 0, 0, 0, 9, -1, -128, 127};

    writeToOutbox(servers, "event-1", payload);

    ConsumerRecord<String, byte[]> command = firstRecord(Topics.BOOKING_COMMANDS.name(), "event-1");
    assertThat(command.value()).isEqualTo(payload);
    int partition = Partitions.of("event-1", Topics.BOOKING_PARTITIONS);
    assertThat(command.partition()).isEqualTo(partition);
  }

  @Test
  void a_row_that_was_written_before_the_connector_existed_is_not_lost() {
    assertThat(firstRecord(Topics.BOOKING_COMMANDS.name(), "before-the-connector").value())
        .containsExactly(0, 1);
  }

  @Test
  void the_largest_command_that_an_edge_writes_passes() throws Exception {
    int largest = Topics.COMMAND_BYTES_MAX - 8 * 1024;
    writeToOutbox(servers, "stadium", new byte[largest]);

    assertThat(firstRecord(Topics.BOOKING_COMMANDS.name(), "stadium").value()).hasSize(largest);
  }

  @Test
  @Tag("long")
  void a_row_that_was_written_while_the_worker_was_dead_arrives_once() throws Exception {
    servers.kill(CONNECT);
    writeToOutbox(servers, "while-dead", new byte[] {7});

    servers.restart(CONNECT);
    new ReplicationSlot(ReplicationSlot.OUTBOX, servers.postgresForConnect()).awaitRead(PATIENCE);
    writeToOutbox(servers, "while-dead", new byte[] {8});

    assertThat(records(Topics.BOOKING_COMMANDS.name(), "while-dead", 2))
        .extracting(ConsumerRecord::value)
        .containsExactly(new byte[] {7}, new byte[] {8});
  }

  /** The worker's own extension does it; Connect alone leaves a failed task dead. */
  @Test
  @Tag("long")
  void a_task_that_failed_is_started_again_once_its_cause_is_gone() throws Exception {
    execute("ALTER TABLE booking_bookings RENAME TO booking_bookings_away");
    try {
      send(Topics.BOOKING_BOOKINGS, "e9.b1", booking("e9.b1", BookingStatus.HELD, null));
      ConnectRest connect = new ConnectRest(servers.connectUrl());
      await("the task to fail")
          .atMost(PATIENCE)
          .until(() -> connect.state("booking-bookings-table").hasFailed());
    } finally {
      execute("ALTER TABLE booking_bookings_away RENAME TO booking_bookings");
    }

    await("the row, without anybody restarting anything")
        .atMost(PATIENCE)
        .until(() -> count("SELECT count(*) FROM booking_bookings WHERE booking_id='e9.b1'") == 1);
  }

  @Test
  void a_row_that_postgresql_refuses_is_set_aside_and_can_be_read_again() throws Exception {
    execute(
        "ALTER TABLE booking_bookings ADD CONSTRAINT by_hand CHECK (booking_id <> 'e20.b5') NOT VALID");
    for (int i = 0; i <= 10; i++) {
      send(Topics.BOOKING_BOOKINGS, 2, "e20.b" + i, booking("e20.b" + i, BookingStatus.HELD, null));
    }

    await("the others")
        .atMost(Duration.ofSeconds(15))
        .until(
            () ->
                count("SELECT count(*) FROM booking_bookings WHERE booking_id LIKE 'e20.%'") == 10);
    ConsumerRecord<String, byte[]> dead =
        firstRecord(Topics.BOOKING_BOOKINGS.name() + ".dlq", "e20.b5");
    assertThat(header(dead, "exception.stacktrace")).contains("by_hand");
    ConnectRest connect = new ConnectRest(servers.connectUrl());
    assertThat(connect.state("booking-bookings-table").isRunning()).isTrue();

    execute("ALTER TABLE booking_bookings DROP CONSTRAINT by_hand");
    connect.stop("booking-bookings-table", PATIENCE);
    connect.readAgain(
        "booking-bookings-table",
        header(dead, "topic"),
        Integer.parseInt(header(dead, "partition")),
        Long.parseLong(header(dead, "offset")));

    await("the row").atMost(PATIENCE).until(() -> exists("e20.b5"));
  }

  @Test
  void a_character_that_postgresql_does_not_keep_stops_nobody() throws Exception {
    Booking odd = booking("e21.b1", BookingStatus.HELD, null);
    odd.setCustomerId("a\u0000b");
    send(Topics.BOOKING_BOOKINGS, 3, "e21.b1", odd);
    send(Topics.BOOKING_BOOKINGS, 3, "e21.b2", booking("e21.b2", BookingStatus.HELD, null));

    await().atMost(Duration.ofSeconds(15)).until(() -> exists("e21.b2"));
    assertThat(
            header(
                firstRecord(Topics.BOOKING_BOOKINGS.name() + ".dlq", "e21.b1"),
                "exception.stacktrace"))
        .contains("0x00");
  }

  /** The task waits by itself: nobody restarts it, and nothing is set aside. */
  @Test
  @Tag("long")
  void a_database_that_is_away_is_waited_for() throws Exception {
    ConnectRest connect = new ConnectRest(servers.connectUrl());
    send(Topics.BOOKING_BOOKINGS, "e22.b1", booking("e22.b1", BookingStatus.HELD, null));
    await().atMost(PATIENCE).until(() -> exists("e22.b1"));

    servers.kill(POSTGRES);
    try {
      send(Topics.BOOKING_BOOKINGS, "e22.b2", booking("e22.b2", BookingStatus.HELD, null));
      await("a task that runs on")
          .during(Duration.ofSeconds(10))
          .atMost(Duration.ofSeconds(15))
          .until(() -> connect.state("booking-bookings-table").isRunning());
    } finally {
      servers.restart(POSTGRES);
    }

    await().atMost(PATIENCE).ignoreExceptions().until(() -> exists("e22.b2"));
    assertThat(connect.state("booking-bookings-table").isRunning()).isTrue();
    send(Topics.BOOKING_BOOKINGS, "e22.b3", booking("e22.b3", BookingStatus.HELD, null));
    await().atMost(PATIENCE).until(() -> exists("e22.b3"));
    assertThat(deadKeys(Topics.BOOKING_BOOKINGS.name() + ".dlq"))
        .noneMatch(key -> key.startsWith("e22."));
  }

  private static String header(ConsumerRecord<?, ?> dead, String name) {
    return new String(
        dead.headers().lastHeader("__connect.errors." + name).value(), StandardCharsets.UTF_8);
  }

  /** Keys of all that is in the topic now. */
  private List<String> deadKeys(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers.bootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      List<String> keys = new ArrayList<>();
      while (all.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(200)).forEach(dead -> keys.add(dead.key()));
      }
      return keys;
    }
  }

  private void execute(String statement) throws Exception {
    try (Connection connection = servers.postgres().connect();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private long count(String query) throws Exception {
    try (Connection connection = servers.postgres().connect();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void a_booking_becomes_a_row_and_a_later_one_changes_it() throws Exception {
    send(Topics.BOOKING_BOOKINGS, "e1.b1", booking("e1.b1", BookingStatus.HELD, null));
    send(Topics.BOOKING_BOOKINGS, "e1.b1", booking("e1.b1", BookingStatus.CONFIRMED, "pay-1"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              try (Connection connection = servers.postgres().connect();
                  Statement sql = connection.createStatement();
                  ResultSet row =
                      sql.executeQuery("SELECT * FROM booking_bookings WHERE booking_id='e1.b1'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString("status")).isEqualTo("CONFIRMED");
                assertThat(row.getString("payment_id")).isEqualTo("pay-1");
                assertThat((String[]) row.getArray("seats").getArray())
                    .containsExactly("A:1:1", "A:1:\"2\", {x}");
                assertThat((Long[]) row.getArray("prices_minor").getArray())
                    .containsExactly(4_500L, 4_500L);
                assertThat(row.getTimestamp("hold_expires_at")).isEqualTo(Timestamp.from(EIGHT));
              }
            });
  }

  /** As after a sink that hung and was replaced, or one that starts again. */
  @Test
  void an_older_state_does_not_replace_a_newer_one() throws Exception {
    Booking held = booking("e1.b4", BookingStatus.HELD, null);
    held.setVersion(3);
    send(Topics.BOOKING_BOOKINGS, "e1.b4", booking("e1.b4", BookingStatus.CONFIRMED, "pay-4"));
    await().atMost(PATIENCE).until(() -> exists("e1.b4"));

    send(Topics.BOOKING_BOOKINGS, "e1.b4", held);
    send(
        Topics.BOOKING_BOOKINGS,
        Partitions.of("e1.b4", Topics.BOOKING_PARTITIONS),
        "e1.b5",
        booking("e1.b5", BookingStatus.HELD, null));

    await().atMost(PATIENCE).until(() -> exists("e1.b5"));
    assertThat(
            count(
                "SELECT count(*) FROM booking_bookings WHERE booking_id='e1.b4'"
                    + " AND status='CONFIRMED' AND version=4 AND payment_id='pay-4'"))
        .isEqualTo(1);
  }

  @Test
  void a_ticket_stays_cancelled() throws Exception {
    execute(
        "INSERT INTO booking_tickets VALUES"
            + " ('e1.b6-1', 'e1.b6', 'e1', 'alice', 'A:1:1', 'P1', 1, 'EUR', now(), now())");

    execute(
        "INSERT INTO booking_tickets VALUES"
            + " ('e1.b6-1', 'e1.b6', 'e1', 'alice', 'A:1:1', 'P1', 1, 'EUR', now(), null)"
            + " ON CONFLICT (ticket_id) DO UPDATE SET cancelled_at = EXCLUDED.cancelled_at");

    assertThat(count("SELECT count(*) FROM booking_tickets WHERE cancelled_at IS NOT NULL"))
        .isEqualTo(1);
  }

  /** Owners forget sales that are over; fans and accountants do not. */
  @Test
  void a_tombstone_leaves_the_row() throws Exception {
    send(Topics.BOOKING_BOOKINGS, "e1.b2", booking("e1.b2", BookingStatus.HELD, null));
    await().atMost(PATIENCE).until(() -> exists("e1.b2"));
    String behind = inThePartitionOf("e1.b2");

    send(Topics.BOOKING_BOOKINGS, "e1.b2", null);
    send(Topics.BOOKING_BOOKINGS, behind, booking(behind, BookingStatus.HELD, null));

    await().atMost(PATIENCE).until(() -> exists(behind));
    assertThat(exists("e1.b2")).isTrue();
  }

  private static String inThePartitionOf(String key) {
    int partitions = Topics.BOOKING_BOOKINGS.partitions();
    return IntStream.range(0, 1_000)
        .mapToObj(number -> key + "-" + number)
        .filter(other -> Partitions.of(other, partitions) == Partitions.of(key, partitions))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_record_that_cannot_be_read_goes_to_the_dead_letters_and_the_next_one_passes()
      throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.BOOKING_BOOKINGS.name(), "e1.b3", "no Avro")).get();
    }
    send(Topics.BOOKING_BOOKINGS, "e1.b3", booking("e1.b3", BookingStatus.HELD, null));

    await().atMost(PATIENCE).until(() -> exists("e1.b3"));
    ConsumerRecord<String, byte[]> dead =
        firstRecord(Topics.BOOKING_BOOKINGS.name() + ".dlq", "e1.b3");
    assertThat(dead.value()).asString().isEqualTo("no Avro");
    assertThat(dead.headers().lastHeader("__connect.errors.exception.message")).isNotNull();
  }

  @Test
  void availability_becomes_a_row_per_section_and_an_older_one_changes_nothing() throws Exception {
    byte[] codes = {'F', 'H', 'S', 'B'};
    sendAvailability("e1", 3, codes);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(codesOf("e1")).isEqualTo(codes));

    sendAvailability("e1", 2, new byte[] {'F', 'F', 'F', 'B'});
    sendAvailability("e1-later", 1, codes);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(codesOf("e1-later")).isEqualTo(codes));

    assertThat(codesOf("e1")).isEqualTo(codes);
  }

  /** All of one partition, so that what was sent before is there when the last is. */
  private void sendAvailability(String eventId, long version, byte[] codes) throws Exception {
    send(
        Topics.EVENT_AVAILABILITY,
        0,
        eventId + "/A",
        new SectionAvailability(
            eventId, "A", version, 1L, EIGHT, 1, 1, 1, 1, ByteBuffer.wrap(codes)));
  }

  private byte[] codesOf(String eventId) throws Exception {
    try (Connection connection = servers.postgres().connect();
        Statement sql = connection.createStatement();
        ResultSet row =
            sql.executeQuery(
                "SELECT codes, at FROM event_availability WHERE section_id='A' AND event_id='%s'"
                    .formatted(eventId))) {
      if (!row.next()) {
        return new byte[0];
      }
      assertThat(row.getTimestamp("at")).isEqualTo(Timestamp.from(EIGHT));
      return row.getBytes("codes");
    }
  }

  private static Booking booking(String id, BookingStatus status, String payment) {
    return Booking.newBuilder()
        .setBookingId(id)
        .setEventId("e1")
        .setCustomerId("alice")
        .setStatus(status)
        .setVersion(4)
        .setHoldEpoch(1)
        .setHoldExpiresAt(EIGHT)
        .setCurrency("EUR")
        .setTotalMinor(9_000)
        .setSeats(List.of("A:1:1", "A:1:\"2\", {x}"))
        .setCategories(List.of("standard", "standard"))
        .setPricesMinor(List.of(4_500L, 4_500L))
        .setPaymentId(payment)
        .setCreatedAt(EIGHT)
        .setChangedAt(EIGHT)
        .build();
  }

  private static void writeToOutbox(Servers servers, String eventId, byte[] payload)
      throws Exception {
    try (Connection connection = servers.postgres().connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO outbox VALUES (?, ?, ?, 'DefineSale', ?)");
        Statement delete = connection.createStatement()) {
      connection.setAutoCommit(false);
      insert.setObject(1, UUID.randomUUID());
      insert.setString(2, Topics.BOOKING_COMMANDS.name());
      insert.setString(3, eventId);
      insert.setBytes(4, payload);
      insert.execute();
      delete.execute("DELETE FROM outbox");
      connection.commit();
    }
  }

  private <V extends SpecificRecord> void send(Topic<V> topic, String key, V value)
      throws Exception {
    send(topic, null, key, value);
  }

  private <V extends SpecificRecord> void send(
      Topic<V> topic, Integer partition, String key, V value) throws Exception {
    try (Serde<V> serde = topic.valueSerde(servers.registryUrl());
        KafkaProducer<String, V> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.bootstrap()),
                new StringSerializer(),
                serde.serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), partition, key, value)).get();
    }
  }

  private boolean exists(String bookingId) throws Exception {
    try (Connection connection = servers.postgres().connect();
        PreparedStatement sql =
            connection.prepareStatement("SELECT 1 FROM booking_bookings WHERE booking_id = ?")) {
      sql.setString(1, bookingId);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next();
      }
    }
  }

  private ConsumerRecord<String, byte[]> firstRecord(String topic, String key) {
    return records(topic, key, 1).getFirst();
  }

  /** The first records of that key, all that have arrived when there are enough. */
  private List<ConsumerRecord<String, byte[]>> records(String topic, String key, int enough) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers.bootstrap(),
                "group.id",
                topic + "-" + key,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                for (ConsumerRecord<String, byte[]> record :
                    consumer.poll(Duration.ofMillis(200))) {
                  if (key.equals(record.key())) {
                    found.add(record);
                  }
                }
                return found.size() >= enough;
              });
      return found;
    }
  }
}

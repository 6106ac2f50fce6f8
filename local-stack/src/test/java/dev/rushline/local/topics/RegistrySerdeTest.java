package dev.rushline.local.topics;

import static dev.rushline.local.junit.ServerKind.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.junit.NeedsServers;
import dev.rushline.local.junit.Servers;
import dev.rushline.local.servers.Http;
import dev.rushline.schemas.booking.BestAvailable;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Checkout;
import dev.rushline.schemas.booking.Ticket;
import dev.rushline.schemas.topics.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** Values on their way through a real registry. */
@NeedsServers(REGISTRY)
class RegistrySerdeTest {
  private static final String TOPIC = Topics.BOOKING_TICKETS.name();
  private static final int HEADER_BYTES = 5;
  private static final String STRANGER =
      "{\"type\": \"record\", \"name\": \"org.example.Stranger\", \"fields\": []}";
  private static final Ticket TICKET =
      new Ticket("b-1", "b", "e", "c", "S1:A:1", "P1", 4_500L, "EUR", Instant.EPOCH, null);

  private final Servers servers;
  private final Serde<Ticket> tickets;

  RegistrySerdeTest(Servers servers) {
    this.servers = servers;
    this.tickets = Topics.BOOKING_TICKETS.valueSerde(servers.registryUrl());
  }

  @Test
  void what_is_written_is_read_with_the_record_chosen_in_a_union() {
    Checkout checkout =
        new Checkout(
            "e.b",
            "c",
            "k",
            ByteBuffer.wrap(new byte[32]),
            new BestAvailable(2, "S1", null, List.of(), 0, false),
            null);
    BookingCommand command = new BookingCommand("e", "command", "3/edge", checkout);

    try (Serde<BookingCommand> commands =
        Topics.BOOKING_COMMANDS.valueSerde(servers.registryUrl())) {
      byte[] bytes = commands.serializer().serialize(Topics.BOOKING_COMMANDS.name(), command);

      assertThat(commands.deserializer().deserialize(Topics.BOOKING_COMMANDS.name(), bytes))
          .isEqualTo(command);
    }
  }

  @Test
  void an_id_that_the_registry_does_not_know_is_the_bytes_fault() {
    byte[] bytes = {0, 0x7f, -1, -1, -1, 0};

    assertThatThrownBy(() -> tickets.deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(Integer.toString(ByteBuffer.wrap(bytes).getInt(1)))
        .hasNoCause();
  }

  @Test
  void a_value_that_was_cut_off_is_the_bytes_fault() {
    byte[] whole = tickets.serializer().serialize(TOPIC, TICKET);

    for (int length = HEADER_BYTES; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> tickets.deserializer().deserialize(TOPIC, cut))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(SerializationException.class)
          .hasNoCause();
    }
  }

  @Test
  void a_record_of_somebody_else_is_refused_by_its_name() throws Exception {
    Schema stranger = new Schema.Parser().parse(STRANGER);
    byte[] bytes =
        ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(register(stranger)).array();

    assertThatThrownBy(() -> tickets.deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("org.example.Stranger")
        .hasNoCause();
  }

  @Test
  void a_newer_writer_with_a_field_more_is_understood() throws Exception {
    String more = "{\"name\": \"door\", \"type\": \"string\"}";
    Schema newer =
        new Schema.Parser()
            .parse(
                Ticket.getClassSchema()
                    .toString()
                    .replaceFirst("\"fields\":\\[", "$0" + more + ","));
    GenericRecordBuilder record = new GenericRecordBuilder(newer).set("door", "north");
    Ticket.getClassSchema()
        .getFields()
        .forEach(field -> record.set(field.name(), generic(TICKET.get(field.pos()))));

    byte[] bytes = write(newer, record.build());

    assertThat(tickets.deserializer().deserialize(TOPIC, bytes)).isEqualTo(TICKET);
  }

  private static Object generic(Object value) {
    return value instanceof Instant time ? (Object) time.toEpochMilli() : value;
  }

  private byte[] write(Schema schema, GenericRecord record) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(register(schema)).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    return out.toByteArray();
  }

  private int register(Schema schema) throws Exception {
    ObjectMapper json = new ObjectMapper();
    String subject = "serde-test-" + schema.getName();
    String answer =
        Http.postJson(
                servers.registryUrl() + "/apis/ccompat/v7/subjects/" + subject + "/versions",
                json.writeValueAsString(Map.of("schema", schema.toString())))
            .requireSuccess("register " + schema.getName())
            .body();
    return json.readTree(answer).get("id").asInt();
  }
}

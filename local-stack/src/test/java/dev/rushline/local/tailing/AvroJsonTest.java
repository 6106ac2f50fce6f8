package dev.rushline.local.tailing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Release;
import dev.rushline.schemas.booking.SectionAvailability;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;

class AvroJsonTest {

  @Test
  void a_choice_of_records_names_the_one_that_was_taken() {
    BookingCommand command = new BookingCommand();
    command.setEventId("e1");
    command.setCommandId("c1");
    command.setBody(new Release());

    assertThat(json(command)).contains("\"reply_to\":null").contains("\"body\":{\"Release\":{");
  }

  @Test
  void times_are_iso_and_printable_bytes_are_text() {
    SectionAvailability availability =
        new SectionAvailability(
            "e1",
            "A",
            3L,
            1L,
            Instant.parse("2030-01-01T20:00:00.123Z"),
            1,
            1,
            0,
            0,
            ByteBuffer.wrap("FH".getBytes(StandardCharsets.US_ASCII)));

    assertThat(json(availability))
        .isEqualTo(
            "{\"event_id\":\"e1\",\"section_id\":\"A\",\"version\":3,\"sale_version\":1,"
                + "\"at\":\"2030-01-01T20:00:00.123Z\",\"free\":1,\"held\":1,\"sold\":0,"
                + "\"held_back\":0,\"codes\":\"FH\"}");
  }

  @Test
  void other_bytes_are_base64() {
    assertThat(AvroJson.of(ByteBuffer.wrap(new byte[] {0, 1}), null).asText()).isEqualTo("AAE=");
  }

  private static String json(IndexedRecord record) {
    return AvroJson.of(record, record.getSchema()).toString();
  }
}

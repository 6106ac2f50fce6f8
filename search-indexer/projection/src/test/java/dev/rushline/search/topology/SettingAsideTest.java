package dev.rushline.search.topology;

import static dev.rushline.schemas.topics.Topics.CATALOGUE_EVENT;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_EVENT_PERFORMER;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_PERFORMER;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.topics.CapturedTopic;
import dev.rushline.schemas.wire.RegistryFault;
import dev.rushline.streams.SetAsideUnreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Response;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be understood goes to the dead letters with a reason; everything else goes on. */
class SettingAsideTest {
  @TempDir Path stateDirectory;
  private TestTopology topology;

  @BeforeEach
  void start() {
    topology = new TestTopology(stateDirectory);
  }

  @AfterEach
  void theNextRowIsTakenAsIfNothingHadHappened() {
    topology
        .row(CATALOGUE_EVENT, "e1", Rows.event("e1", "hall").build())
        .row(CATALOGUE_VENUE, "hall", Rows.venue("hall", "Hall"));
    assertThat(topology.news()).extracting(TestRecord::key).containsExactly("e1");
    topology.close();
  }

  private String reason(CapturedTopic topic) {
    List<TestRecord<byte[], byte[]>> letters = topology.deadLetters(topic);
    assertThat(letters).hasSize(1);
    return new String(
        letters.getFirst().headers().lastHeader("rushline.reason").value(), StandardCharsets.UTF_8);
  }

  @Test
  void bytes_that_are_no_row() {
    topology.bytes(CATALOGUE_EVENT, "e1", new byte[] {1, 2, 3});

    assertThat(reason(CATALOGUE_EVENT)).isEqualTo("no row in catalogue.event");
  }

  @Test
  void a_row_that_lacks_a_column() {
    GenericRecord row =
        new GenericRecordBuilder(
                SchemaBuilder.record("Value").fields().requiredString("id").endRecord())
            .set("id", "ada")
            .build();

    topology.row(CATALOGUE_PERFORMER, "ada", row);

    assertThat(reason(CATALOGUE_PERFORMER))
        .isEqualTo("column name of a row in catalogue.performer is not there");
  }

  @Test
  void a_time_that_is_none() {
    topology.row(CATALOGUE_EVENT, "e1", Rows.event("e1", "hall").set("start_at", "noon").build());

    assertThat(reason(CATALOGUE_EVENT)).contains("start_at", "is no time");
  }

  @Test
  void a_deletion_whose_key_names_no_row() {
    topology.deleted(CATALOGUE_EVENT_PERFORMER, "e1");

    assertThat(reason(CATALOGUE_EVENT_PERFORMER)).contains("is not event id/position: e1");
  }

  @Test
  void a_registry_that_does_not_answer_is_no_reason_to_skip_anything() {
    SetAsideUnreadable handler = new SetAsideUnreadable();

    Response response =
        handler.handleError(null, null, new RegistryFault("registry", new IOException("refused")));

    assertThat(response.result()).isEqualTo(Result.FAIL);
  }
}

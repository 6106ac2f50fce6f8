package dev.rushline.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** This build reads what the last release wrote. See docs/recipes/add-a-field-to-an-event.md. */
class ReleasedSchemasTest {
  /** Set to rewrite the folder when a version is released. */
  private static final String RELEASE = "rushline.release.schemas";

  private static final ReleasedSchemas RELEASED =
      new ReleasedSchemas(Path.of("src/test/resources/released"));

  @BeforeAll
  static void rewriteForARelease() throws IOException {
    if (Boolean.getBoolean(RELEASE)) {
      RELEASED.rewrite();
    }
  }

  @Test
  void every_topic_reads_what_the_last_release_wrote() throws IOException {
    assertThat(RELEASED.files()).isNotEmpty();
    assertThat(RELEASED.faults(Topics.all())).isEmpty();
  }

  @Test
  void a_released_topic_cannot_vanish(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("booking.gone-value.avsc"), "\"string\"");

    assertThat(new ReleasedSchemas(folder).faults(Topics.all()))
        .containsExactly("booking.gone-value: released, and no topic has it any more");
  }

  @Test
  void a_field_that_old_records_do_not_have_is_noticed(@TempDir Path folder) throws IOException {
    ReleasedSchemas changed = new ReleasedSchemas(folder);
    changed.rewrite();
    Path file = folder.resolve(Topics.BOOKING_TICKETS.subject() + ".avsc");
    String without = Files.readString(file).replace("\"seat\"", "\"place\"");
    Files.writeString(file, without);

    assertThat(changed.faults(Topics.all()))
        .singleElement()
        .asString()
        .startsWith("booking.tickets-value: READER_FIELD_MISSING_DEFAULT_VALUE")
        .endsWith("seat");
  }

  @Test
  void a_word_that_was_removed_from_a_list_is_noticed(@TempDir Path folder) throws IOException {
    ReleasedSchemas changed = new ReleasedSchemas(folder);
    changed.rewrite();
    Path file = folder.resolve(Topics.BOOKING_BOOKINGS.subject() + ".avsc");
    String withMore = Files.readString(file).replace("\"HELD\"", "\"DREAMT_OF\", \"HELD\"");
    Files.writeString(file, withMore);

    assertThat(changed.faults(Topics.all()))
        .singleElement()
        .asString()
        .startsWith("booking.bookings-value: MISSING_ENUM_SYMBOLS");
  }

  @Test
  @EnabledIfSystemProperty(named = RELEASE, matches = "true")
  void a_release_leaves_one_schema_per_topic() throws IOException {
    assertThat(RELEASED.files()).hasSameSizeAs(Topics.all());
  }
}

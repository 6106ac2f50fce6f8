package dev.rushline.streams;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.schemas.topics.Partitions;
import org.junit.jupiter.api.Test;

class OwnPartitionTest {
  private static final int PARTITIONS = 6;
  private static final String EVENT = "opening-night";
  private static final int RIGHT = Partitions.of(EVENT, PARTITIONS);

  @Test
  void a_command_of_its_own_is_decided() {
    assertThatCode(() -> new OwnPartition(RIGHT, PARTITIONS).require(EVENT, EVENT, "c1"))
        .doesNotThrowAnyException();
  }

  @Test
  void one_that_belongs_elsewhere_is_malformed() {
    int other = (RIGHT + 1) % PARTITIONS;

    assertThatThrownBy(() -> new OwnPartition(other, PARTITIONS).require(EVENT, EVENT, "c1"))
        .isInstanceOf(MalformedInput.class)
        .hasMessageContaining("belongs to partition %d, not %d", RIGHT, other);
  }

  @Test
  void one_with_another_key_or_none_is_malformed() {
    OwnPartition own = new OwnPartition(RIGHT, PARTITIONS);

    assertThatThrownBy(() -> own.require("other", EVENT, "c1"))
        .isInstanceOf(MalformedInput.class)
        .hasMessageContaining("is about opening-night and has the key other");
    assertThatThrownBy(() -> own.require(null, EVENT, "c1")).isInstanceOf(MalformedInput.class);
  }
}

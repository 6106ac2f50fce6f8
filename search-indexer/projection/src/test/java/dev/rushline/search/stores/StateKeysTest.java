package dev.rushline.search.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.search.projection.Facts;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** Layouts that outlive a release: a change here needs a new version of the value. */
class StateKeysTest {

  @Test
  void keys_are_a_tag_and_parts_that_end_in_a_zero_byte() {
    assertThat(StateKeys.key('L', "e1", StateKeys.position(12)).get())
        .isEqualTo(String.join("\0", "Le1", "0000000c", "").getBytes(StandardCharsets.UTF_8));
    assertThat(StateKeys.parts(StateKeys.key('W', "hall", "e1"))).containsExactly("hall", "e1");
  }

  @Test
  void a_range_over_one_event_leaves_out_those_whose_id_it_begins() {
    Bytes[] bounds = StateKeys.allOf('C', "e1");

    assertThat(StateKeys.key('C', "e1", "00000000")).isBetween(bounds[0], bounds[1]);
    assertThat(StateKeys.key('C', "e11", "00000000")).isGreaterThan(bounds[1]);
    assertThat(StateKeys.key('C', "e", "00000000")).isLessThan(bounds[0]);
  }

  @Test
  void positions_sort_as_numbers() {
    assertThat(StateKeys.position(9)).isLessThan(StateKeys.position(10));
  }

  @Test
  void a_price_is_version_1_and_eight_bytes() {
    assertThat(HexFormat.of().formatHex(FactCodec.encode(Facts.price("e1", 0, 4_500))))
        .isEqualTo("010000000000001194");
  }
}

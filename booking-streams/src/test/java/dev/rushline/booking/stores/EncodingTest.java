package dev.rushline.booking.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
  @Test
  void what_was_written_is_read() {
    assertThat(ClaimsCodec.decodeEpoch(ClaimsCodec.encodeEpoch(7))).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8, 127})
  void a_value_of_another_layout_is_not_guessed_at(int version) {
    byte[] value = ClaimsCodec.encodeEpoch(7);
    value[0] = (byte) version;

    assertThatThrownBy(() -> ClaimsCodec.decodeEpoch(value))
        .hasMessage("state value of version %d: this build reads 5 to 7", version);
  }
}

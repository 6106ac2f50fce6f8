package dev.rushline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.local.process.ServerFailed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void a_setting_that_is_not_given_has_its_default() {
    Settings settings = Settings.from(Map.of("RUSHLINE_EDGE_PORT", "18080"));

    assertThat(settings.edge()).isEqualTo(18080);
    assertThat(settings.kafka()).isEqualTo(9092);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "http", "8080 ", "99999999999"})
  void what_is_no_port_is_refused_by_name(String value) {
    assertThatThrownBy(() -> Settings.from(Map.of("RUSHLINE_EDGE_PORT", value)))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("RUSHLINE_EDGE_PORT=" + value);
  }

  @Test
  void two_servers_cannot_have_one_port() {
    assertThatThrownBy(() -> Settings.from(Map.of("RUSHLINE_EDGE_PORT", "9092")))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("the same");
  }
}

package dev.rushline.booking.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatIdTest {

  @Test
  void a_seat_is_named_by_section_row_and_label() {
    assertThat(SeatId.parse("S1:A:13")).contains(new SeatId.Numbered("S1", "A", "13"));
  }

  @Test
  void a_place_has_no_row() {
    assertThat(SeatId.parse("PIT::7")).contains(new SeatId.Place("PIT", "7"));
  }

  /** The owner has never asked what areas are called. */
  @Test
  void a_place_is_known_whatever_its_area_is_called() {
    assertThat(SeatId.parse("PIT:1::7")).contains(new SeatId.Place("PIT:1", "7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S1:A:13", "PIT::7"})
  void is_written_as_it_is_read(String id) {
    assertThat(SeatId.parse(id).map(SeatId::toString)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S1", "S1:A", "S1:A:", ":A:13", "::7", "S1:A:13:b"})
  void anything_else_names_nothing(String text) {
    assertThat(SeatId.parse(text)).isEqualTo(Optional.empty());
  }

  @Test
  void a_place_is_in_one_area() {
    assertThat(SeatId.isPlaceIn("PIT", "PIT::7")).isTrue();
    assertThat(SeatId.isPlaceIn("PIT", "PIT2::7")).isFalse();
    assertThat(SeatId.isPlaceIn("S1", "S1:A:7")).isFalse();
  }
}

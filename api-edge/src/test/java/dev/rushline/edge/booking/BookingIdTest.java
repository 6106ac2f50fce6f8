package dev.rushline.edge.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingIdTest {

  @Test
  void every_try_of_a_request_makes_the_same_booking() {
    assertThat(BookingId.of("opera", "fan", "key")).isEqualTo(BookingId.of("opera", "fan", "key"));
  }

  @Test
  void event_customer_and_key_all_matter_and_do_not_run_together() {
    assertThat(
            Set.of(
                BookingId.of("opera", "fan", "key").suffix(),
                BookingId.of("opera2", "fan", "key").suffix(),
                BookingId.of("opera", "fank", "ey").suffix(),
                BookingId.of("opera", "fan", "key2").suffix()))
        .hasSize(4);
  }

  @Test
  void an_id_that_was_given_can_be_read() {
    BookingId id = BookingId.of("La-Traviata_2030", "fan", "key");
    assertThat(BookingId.parse(id.toString())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "opera",
        ".aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "opera.",
        "opera.aaaaaaaaaaaaaaaaaaaaaaaaa",
        "opera.aaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "opera.AAAAAAAAAAAAAAAAAAAAAAAAAA",
        "opera.aaaaaaaaaaaaaaaaaaaaaaaaa1",
        "op era.aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "-opera.aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "opera.x.aaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void an_id_that_no_booking_can_have_is_refused(String text) {
    assertThatThrownBy(() -> BookingId.parse(text))
        .isInstanceOfSatisfying(
            ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.INVALID_ID));
  }
}

package dev.rushline.edge.availability;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.SectionAvailability;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventSeatsTest {
  private final EventSeats seats = new EventSeats("opera");

  @Test
  void an_older_status_does_not_replace_a_newer_one_in_whatever_order_they_come() {
    seats.saw(section("S1", 7, 1, "FFS"));
    seats.checked(List.of(section("S1", 6, 1, "FFF"), section("S2", 5, 1, "FH")), 0);
    AvailabilityView view = seats.view(Set.of());
    assertThat(view.sections())
        .extracting(AvailabilityView.Section::codes)
        .containsExactly("FFS", "FH");
    assertThat(view.version()).isEqualTo(7);
    assertThat(view.free()).isEqualTo(3);
    assertThat(view.stale()).isNull();
  }

  @Test
  void a_section_that_the_newest_sale_does_not_have_is_not_shown() {
    seats.checked(List.of(section("S1", 5, 1, "FF"), section("S2", 9, 2, "FF")), 0);
    assertThat(seats.view(Set.of()).sections())
        .extracting(AvailabilityView.Section::section)
        .containsExactly("S2");
  }

  @Test
  void only_what_is_wanted_is_shown_and_counted() {
    seats.checked(List.of(section("S1", 5, 1, "FF"), section("S2", 6, 1, "F")), 0);
    assertThat(seats.view(Set.of("S2")).free()).isEqualTo(1);
  }

  @Test
  void what_could_not_be_checked_is_called_stale_until_it_is() {
    seats.checked(List.of(section("S1", 5, 1, "FF")), 0);
    seats.notChecked(1);
    assertThat(seats.view(Set.of()).stale()).isTrue();
    seats.checked(List.of(), 2);
    assertThat(seats.view(Set.of()).stale()).isNull();
  }

  @Test
  void what_is_left_counts_rather_too_much_and_nothing_of_a_section_that_is_not_known() {
    seats.checked(
        List.of(section("S1", 5, 1, "FH"), section("S2", 9, 2, "SH"), section("S3", 9, 2, "F")), 0);
    assertThat(seats.left(Set.of())).contains(new SeatsLeft(2, 2));
    assertThat(seats.left(Set.of("S2"))).contains(new SeatsLeft(0, 1));
    assertThat(seats.left(Set.of("S2", "S9"))).isEmpty();
  }

  @Test
  void one_caller_checks_and_the_others_go_on() {
    seats.checked(List.of(section("S1", 5, 1, "F")), 0);
    assertThat(seats.claimsCheck(10, 10)).isFalse();
    assertThat(seats.claimsCheck(11, 10)).isTrue();
    assertThat(seats.claimsCheck(12, 10)).isFalse();
  }

  private static SectionAvailability section(String id, long version, long sale, String codes) {
    int free = (int) codes.chars().filter(c -> c == 'F').count();
    int held = (int) codes.chars().filter(c -> c == 'H').count();
    int sold = (int) codes.chars().filter(c -> c == 'S').count();
    return new SectionAvailability(
        "opera",
        id,
        version,
        sale,
        Instant.EPOCH,
        free,
        held,
        sold,
        0,
        ByteBuffer.wrap(codes.getBytes(US_ASCII)));
  }
}

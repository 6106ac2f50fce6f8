package dev.rushline.search.stores;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Sums of what is free. */
class SectionSeatsTest {
  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("seats").get();
  private final SectionSeats seats = new SectionSeats(store);

  @Test
  void free_seats_are_summed_by_event_and_a_section_replaces_its_former_number() {
    seats.put("e1", "S1", 10);
    seats.put("e1", "S2", 5);
    seats.put("e11", "S1", 7);
    seats.put("e1", "S1", 4);

    assertThat(seats.ofEvent("e1")).isEqualTo(9);
    assertThat(seats.ofEvent("e11")).isEqualTo(7);
    assertThat(seats.ofEvent("e2")).isZero();
  }

  @Test
  void a_changed_sum_is_taken_once_and_outlives_its_owner() {
    seats.put("e1", "S1", 10);
    seats.put("e2", "S1", 10);
    assertThat(seats.takeChanged(1)).containsExactly("e1");

    SectionSeats next = new SectionSeats(store);

    assertThat(next.takeChanged(10)).containsExactly("e2");
    assertThat(next.takeChanged(10)).isEmpty();
  }

  @Test
  void the_same_number_again_is_no_change() {
    seats.put("e1", "S1", 0);
    seats.takeChanged(10);

    seats.put("e1", "S1", 0);

    assertThat(seats.takeChanged(10)).isEmpty();
  }
}

package dev.rushline.queue.stores;

import static dev.rushline.queue.line.Named.event;
import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.stores.SaleStores.Availability;
import dev.rushline.queue.stores.SaleStores.DoneFan;
import dev.rushline.schemas.ids.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of a sale from records that may come late, twice, or from a former sale. */
class SaleStoresTest {
  private static final EventId EVENT = event("e1");

  private final KeyValueStore<Bytes, byte[]> store = MemoryStore.empty();
  private final SaleStores sales = new SaleStores(store);

  @Test
  void nothing_is_known_of_a_sale_that_was_never_told() {
    assertThat(sales.availability(EVENT)).isEmpty();
    assertThat(sales.sale(EVENT)).isEqualTo(SeenSale.NOTHING);
  }

  @Test
  void what_is_free_is_the_sum_of_the_sections() {
    sales.sawSection(EVENT, "S1", 1, 1, 10, 2);
    sales.sawSection(EVENT, "S2", 1, 1, 20, 3);

    assertThat(sales.availability(EVENT)).contains(new Availability(30, 5, 2));
  }

  @Test
  void a_newer_version_of_a_section_counts() {
    sales.sawSection(EVENT, "S1", 1, 1, 10, 0);
    assertThat(sales.availability(EVENT)).contains(new Availability(10, 0, 1));

    sales.sawSection(EVENT, "S1", 2, 1, 9, 1);

    assertThat(sales.availability(EVENT)).contains(new Availability(9, 1, 2));
  }

  @Test
  void an_older_version_and_the_same_one_again_are_ignored() {
    sales.sawSection(EVENT, "S1", 5, 1, 10, 0);

    sales.sawSection(EVENT, "S1", 4, 1, 99, 0);
    sales.sawSection(EVENT, "S1", 5, 1, 98, 0);

    assertThat(sales.availability(EVENT)).contains(new Availability(10, 0, 5));
  }

  @Test
  void sections_of_an_older_definition_of_the_sale_are_not_sold_any_more() {
    sales.sawSection(EVENT, "S1", 1, 1, 10, 0);
    sales.sawSection(EVENT, "S2", 2, 1, 20, 0);

    sales.sawSection(EVENT, "S1", 3, 2, 7, 0);

    assertThat(sales.availability(EVENT)).contains(new Availability(7, 0, 5));
  }

  @Test
  void sections_of_other_events_are_not_counted() {
    sales.sawSection(EVENT, "S1", 1, 1, 10, 0);

    sales.sawSection(event("e11"), "S1", 1, 1, 20, 0);
    sales.sawSection(event("e"), "S1", 1, 1, 40, 0);

    assertThat(sales.availability(EVENT)).contains(new Availability(10, 0, 1));
  }

  @Test
  void everything_is_known_again_after_a_restart() {
    SeenSale sale = SeenSale.NOTHING.defined(Optional.of(Instant.ofEpochMilli(9)), 1);
    sales.sawSection(EVENT, "S1", 1, 1, 10, 2);
    sales.save(EVENT, sale);

    SaleStores again = new SaleStores(store);

    assertThat(again.availability(EVENT)).contains(new Availability(10, 2, 1));
    assertThat(again.sale(EVENT)).isEqualTo(sale);
  }

  static Stream<SeenSale> seen() {
    return Stream.of(
        SeenSale.NOTHING,
        new SeenSale(Optional.of(Instant.ofEpochMilli(4)), false, 5, 1, 2, 3),
        new SeenSale(Optional.empty(), true, 5, 1, 2, 3));
  }

  @ParameterizedTest
  @MethodSource("seen")
  void what_was_seen_is_decoded_as_it_was(SeenSale sale) {
    assertThat(SeenSale.FORM.decode(SeenSale.FORM.encode(sale))).isEqualTo(sale);
  }

  @Test
  void the_bytes_of_what_was_seen_are_always_the_same() {
    SeenSale sale = new SeenSale(Optional.of(Instant.ofEpochMilli(4)), false, 5, 1, 2, 3);

    assertThat(HexFormat.of().formatHex(SeenSale.FORM.encode(sale)))
        .isEqualTo(
            "03"
                + "010000000000000004"
                + "00"
                + "0000000000000005"
                + "0000000000000001"
                + "0000000000000002"
                + "0000000000000003");
  }

  @Test
  void what_happens_is_counted_whatever_the_terms_are() {
    SeenSale sale = SeenSale.NOTHING.with(3, 2, 1).cancelled(Instant.ofEpochMilli(9)).with(1, 1, 1);

    assertThat(sale.defined(Optional.empty(), 8))
        .isEqualTo(new SeenSale(Optional.empty(), false, 8, 4, 3, 2));
  }

  @Test
  void who_is_done_with_a_slot_is_known_until_the_line_has_heard_it() {
    DoneFan ada = new DoneFan(EVENT, fan("ada"), 1, 7);
    DoneFan again = new DoneFan(EVENT, fan("ada"), 1, 12);
    sales.save(ada);
    sales.save(again);
    sales.sawSection(EVENT, "S1", 1, 1, 10, 0);

    assertThat(new SaleStores(store).doneFans()).containsExactlyInAnyOrder(ada, again);
    sales.forget(ada);
    assertThat(sales.doneFans()).containsExactly(again);
  }

  @Test
  void a_sale_is_over_from_its_end_on_or_when_the_event_does_not_take_place() {
    SeenSale sale = SeenSale.NOTHING.defined(Optional.of(Instant.ofEpochMilli(9)), 1);

    assertThat(sale.isOver(Instant.ofEpochMilli(8))).isFalse();
    assertThat(sale.isOver(Instant.ofEpochMilli(9))).isTrue();
    assertThat(SeenSale.NOTHING.isOver(Instant.MAX)).isFalse();
    assertThat(SeenSale.NOTHING.cancelled(Instant.ofEpochMilli(9)).isOver(Instant.EPOCH)).isTrue();
  }

  @Test
  void a_sale_has_been_over_since_its_end_or_its_earlier_cancellation() {
    SeenSale sale = SeenSale.NOTHING.defined(Optional.of(Instant.ofEpochMilli(900)), 1);
    Duration time = Duration.ofMillis(50);

    assertThat(sale.isOverFor(time, Instant.ofEpochMilli(949))).isFalse();
    assertThat(sale.isOverFor(time, Instant.ofEpochMilli(950))).isTrue();
    SeenSale earlier = sale.cancelled(Instant.ofEpochMilli(100));
    assertThat(earlier.isOverFor(time, Instant.ofEpochMilli(149))).isFalse();
    assertThat(earlier.isOverFor(time, Instant.ofEpochMilli(150))).isTrue();
    assertThat(sale.cancelled(Instant.ofEpochMilli(990)).isOverFor(time, Instant.ofEpochMilli(950)))
        .as("cancelled after its end")
        .isTrue();
    assertThat(SeenSale.NOTHING.isOverFor(time, Instant.MAX)).isFalse();
  }
}

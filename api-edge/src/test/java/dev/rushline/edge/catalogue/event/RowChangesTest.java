package dev.rushline.edge.catalogue.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is written when a list of prices becomes another one. */
class RowChangesTest {

  private static List<PriceCategoryRow> prices(PriceCategory... prices) {
    return IntStream.range(0, prices.length)
        .mapToObj(i -> PriceCategoryRow.of("e1", i, prices[i]))
        .toList();
  }

  private static PriceCategory price(String code, long minor) {
    return new PriceCategory(code, "Name of " + code, minor, null);
  }

  private static RowChanges<PriceCategoryRow> changes(
      List<PriceCategoryRow> before, List<PriceCategoryRow> after) {
    return RowChanges.between(before, after, row -> row.key, PriceCategoryRow::isSameAs)
        .insteadOfUpdating(PriceCategoryRow::hasOtherCode);
  }

  @Test
  void what_stays_is_not_written() {
    RowChanges<PriceCategoryRow> changes =
        changes(prices(price("P1", 9), price("P2", 8)), prices(price("P1", 9), price("P2", 8)));

    assertThat(changes).isEqualTo(new RowChanges<>(List.of(), List.of(), List.of()));
  }

  @Test
  void a_price_that_changes_is_one_update() {
    RowChanges<PriceCategoryRow> changes =
        changes(prices(price("P1", 9), price("P2", 8)), prices(price("P1", 9), price("P2", 7)));

    assertThat(changes.changed()).hasSize(1);
    assertThat(changes.changed().getFirst().after().priceMinor).isEqualTo(7);
    assertThat(changes.gone()).isEmpty();
    assertThat(changes.added()).isEmpty();
  }

  @Test
  void a_list_grows_and_shrinks_at_its_end() {
    assertThat(changes(prices(price("P1", 9)), prices(price("P1", 9), price("P2", 8))).added())
        .extracting(row -> row.code)
        .containsExactly("P2");
    assertThat(changes(prices(price("P1", 9), price("P2", 8)), prices(price("P1", 9))).gone())
        .extracting(row -> row.code)
        .containsExactly("P2");
  }

  @Test
  void codes_that_change_places_are_deleted_before_they_are_inserted() {
    RowChanges<PriceCategoryRow> changes =
        changes(prices(price("P1", 9), price("P2", 8)), prices(price("P2", 8), price("P1", 9)));

    assertThat(changes.gone()).extracting(row -> row.code).containsExactly("P1", "P2");
    assertThat(changes.added()).extracting(row -> row.code).containsExactly("P2", "P1");
    assertThat(changes.changed()).isEmpty();
  }
}

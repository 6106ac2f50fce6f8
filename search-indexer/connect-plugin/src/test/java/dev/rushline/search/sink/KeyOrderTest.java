package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  private static final long MUCH = 1 << 20;

  private final KeyOrder order = new KeyOrder();

  @Test
  void of_one_document_only_the_first_item_is_handed_out() {
    List<Item> items = add("a@0", "b@1", "a@2", "c@3");

    assertThat(order.take(10, MUCH)).containsExactly(items.get(0), items.get(1), items.get(3));
    assertThat(order.take(10, MUCH)).isEmpty();
  }

  @Test
  void the_next_item_follows_when_the_first_is_done() {
    List<Item> items = add("a@0", "a@1");
    order.take(10, MUCH);

    order.done(items.get(0));

    assertThat(order.take(10, MUCH)).containsExactly(items.get(1));
  }

  @Test
  void an_item_that_was_refused_for_now_keeps_its_place() {
    List<Item> items = add("a@0", "a@1", "b@2");
    order.take(10, MUCH);
    items.get(0).readyAt = 50;
    order.putBackForLater(items.get(0));

    order.wake(49);
    assertThat(order.take(10, MUCH)).isEmpty();
    order.wake(50);
    assertThat(order.take(10, MUCH)).containsExactly(items.get(0));
  }

  @Test
  void a_batch_ends_at_its_number_and_at_its_bytes_but_is_never_empty() {
    List<Item> items = add("a@0", "b@1", "c@2", "d@3");
    long one = items.getFirst().bytes();

    assertThat(order.take(1, MUCH)).containsExactly(items.get(0));
    assertThat(order.take(10, 2 * one)).containsExactly(items.get(1), items.get(2));
    assertThat(order.take(10, 1)).containsExactly(items.get(3));
  }

  @Test
  void an_item_under_suspicion_travels_in_small_company() {
    List<Item> items = add("a@0", "b@1", "c@2", "d@3", "e@4");
    List<Item> suspects = order.take(4, MUCH);
    suspects.forEach(item -> item.groupMax = 2);
    order.putBack(suspects);

    assertThat(order.take(10, MUCH)).containsExactly(items.get(0), items.get(1));
    assertThat(order.take(10, MUCH)).containsExactly(items.get(2), items.get(3));
    assertThat(order.take(10, MUCH)).containsExactly(items.get(4));
  }

  @Test
  void numbers_and_bytes_are_those_of_what_is_not_done() {
    List<Item> items = add("a@0", "a@1", "b@2");
    order.take(1, MUCH);
    order.done(items.get(0));

    assertThat(order.items()).isEqualTo(2);
    assertThat(order.bytes()).isEqualTo(items.get(1).bytes() + items.get(2).bytes());
    assertThat(order.readyItems()).isEqualTo(2);
    assertThat(order.readyBytes()).isEqualTo(order.bytes());
  }

  @Test
  void a_partition_that_is_taken_away_leaves_only_what_is_on_its_way() {
    Item sent = Records.item("a", 0, 0);
    Item behind = Records.item("a", 0, 1);
    Item otherPartition = Records.item("a", 1, 0);
    Item waiting = Records.item("w", 0, 2);
    order.add(sent);
    order.add(waiting);
    order.take(10, MUCH);
    order.putBackForLater(waiting);
    order.add(behind);
    order.add(otherPartition);
    order.add(Records.item("r", 0, 3));

    order.drop(List.of(new TopicPartition("films", 0)));

    assertThat(sent.abandoned).isTrue();
    assertThat(order.items()).isEqualTo(2);
    assertThat(order.firstWaiting()).isNull();
    assertThat(order.take(10, MUCH)).isEmpty();
    order.done(sent);
    assertThat(order.take(10, MUCH)).containsExactly(otherPartition);
  }

  @Test
  void what_was_not_handed_out_cannot_be_done() {
    List<Item> items = add("a@0", "a@1");

    assertThatThrownBy(() -> order.done(items.get(1))).isInstanceOf(IllegalStateException.class);
  }

  /** Items of partition 0, written as id@offset. */
  private List<Item> add(String... texts) {
    List<Item> items =
        List.of(texts).stream()
            .map(text -> text.split("@"))
            .map(parts -> Records.item(parts[0], 0, Long.parseLong(parts[1])))
            .toList();
    items.forEach(order::add);
    return items;
  }
}

package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.search.sink.BulkAnswer.ItemAnswer;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final TopicPartition P0 = new TopicPartition("films", 0);
  private static final ItemAnswer OK = new ItemAnswer(200, "", "");
  private static final ItemAnswer BUSY =
      new ItemAnswer(429, "es_rejected_execution_exception", "full");
  private static final ItemAnswer BAD =
      new ItemAnswer(400, "document_parsing_exception", "no date");
  private static final BulkAnswer SILENCE = new BulkAnswer.Unanswered(new ConnectException());

  private final List<String> endings = new ArrayList<>();
  private final Delivery delivery =
      new Delivery(
          // 4 items of 10 kB in a request, 10 ms linger, 2 requests, 8 items in all, 2 refusals
          new Limits(4, 10_000, 10, 2, 8, 2), new Backoff(100, 1_000, new Random(1)), told());

  @Test
  void items_wait_for_company_or_until_they_have_lingered() {
    accept("a", 0);

    assertThat(delivery.nextBatch(9)).isEmpty();
    assertThat(delivery.msUntilDue(9)).hasValue(1);
    assertThat(delivery.nextBatch(10)).isPresent();
    accept("b", 1);
    accept("c", 2);
    accept("d", 3);
    accept("e", 4);
    assertThat(delivery.nextBatch(0)).isPresent();
  }

  @Test
  void no_more_requests_than_allowed_are_on_their_way() {
    for (int i = 0; i < 8; i++) {
      accept("k" + i, i);
    }
    Batch first = delivery.nextBatch(0).orElseThrow();
    assertThat(delivery.nextBatch(0)).isPresent();
    accept("z", 9);

    assertThat(delivery.nextBatch(1_000)).isEmpty();
    delivery.apply(first, answers(OK, OK, OK, OK), 1_000);
    assertThat(delivery.nextBatch(1_000)).isPresent();
  }

  @Test
  void a_refused_item_is_sent_again_alone_and_holds_back_only_its_own_document_and_offset() {
    accept("a", 0);
    accept("b", 1);
    accept("a", 2);
    delivery.apply(sent(10), answers(BUSY, OK), 10);

    assertThat(delivery.nextBatch(50)).isEmpty();
    assertThat(committable(3)).isZero();
    Batch again = sent(110);
    assertThat(again.items()).extracting(Item::offset).containsExactly(0L);
    delivery.apply(again, answers(OK), 110);
    assertThat(committable(3)).isEqualTo(2);
    assertThat(sent(110).items()).extracting(Item::offset).containsExactly(2L);
  }

  @Test
  void an_item_that_is_refused_too_often_ends_the_task_and_is_not_committed() {
    accept("a", 0);
    delivery.apply(sent(10), answers(BUSY), 10);
    delivery.apply(sent(1_000), answers(BUSY), 1_000);
    Batch third = sent(2_000);

    assertThatThrownBy(() -> delivery.apply(third, answers(BUSY), 2_000))
        .hasMessageContaining("films-0@0")
        .hasMessageContaining("for the 3 time")
        .hasMessageContaining("max.retries");
    assertThat(committable(1)).isZero();
  }

  @Test
  void an_error_of_the_servers_that_stays_is_taken_for_the_documents() {
    accept("a", 0);
    ItemAnswer broken = new ItemAnswer(500, "null_pointer_exception", "");
    delivery.apply(sent(10), answers(broken), 10);
    delivery.apply(sent(1_000), answers(broken), 1_000);
    delivery.apply(sent(2_000), answers(broken), 2_000);

    assertThat(endings).last().isEqualTo("malformed a@0");
    assertThat(committable(1)).isEqualTo(1);
  }

  @Test
  void while_nobody_answers_one_request_asks_at_growing_intervals() {
    for (int i = 0; i < 8; i++) {
      accept("k" + i, i);
    }
    Batch first = sent(0);
    Batch second = sent(0);
    delivery.apply(first, SILENCE, 5);
    delivery.apply(second, SILENCE, 6);

    long now = 6;
    List<Long> waits = new ArrayList<>();
    for (int tries = 0; tries < 6; tries++) {
      long wait = delivery.msUntilDue(now).orElseThrow();
      waits.add(wait);
      now += wait;
      Batch probe = sent(now);
      assertThat(delivery.nextBatch(now)).isEmpty();
      delivery.apply(probe, SILENCE, now);
    }
    assertThat(waits.get(0)).isBetween(79L, 100L);
    assertThat(waits.get(1)).isBetween(160L, 200L);
    assertThat(waits.get(5)).isBetween(800L, 1_000L);
    now += delivery.msUntilDue(now).orElseThrow();
    delivery.apply(sent(now), answers(OK, OK, OK, OK), now);
    delivery.apply(sent(now), answers(OK, OK, OK, OK), now);
    assertThat(committable(8)).isEqualTo(8);
  }

  @Test
  void an_outage_is_not_counted_as_a_refusal() {
    accept("a", 0);
    long now = 10;
    for (int tries = 0; tries < 50; tries++) {
      delivery.apply(sent(now), SILENCE, now);
      now += 2_000;
    }
    delivery.apply(sent(now), answers(OK), now);

    assertThat(endings).containsExactly("done a@0");
  }

  @Test
  void an_index_that_takes_no_writes_is_waited_for_and_not_counted_as_a_refusal() {
    accept("a", 0);
    accept("b", 1);
    ItemAnswer full =
        new ItemAnswer(429, "cluster_block_exception", "disk usage exceeded flood-stage watermark");
    long now = 10;
    for (int tries = 0; tries < 50; tries++) {
      delivery.apply(sent(now), answers(full, full), now);
      assertThat(delivery.blockedIndexes()).isEqualTo(1);
      now += 2_000;
    }
    assertThat(committable(2)).isZero();
    delivery.apply(sent(now), answers(OK, OK), now);

    assertThat(endings).containsExactly("blocked films", "done a@0", "free films", "done b@1");
    assertThat(delivery.blockedIndexes()).isZero();
    assertThat(committable(2)).isEqualTo(2);
  }

  @Test
  void a_request_that_is_refused_as_a_whole_is_halved_until_the_culprit_is_alone() {
    accept("a", 0);
    accept("b", 1);
    accept("bad", 2);
    accept("d", 3);
    List<Integer> sizes = new ArrayList<>();
    for (Batch batch = sent(0); batch != null; batch = delivery.nextBatch(0).orElse(null)) {
      sizes.add(batch.items().size());
      boolean bad = batch.items().stream().anyMatch(item -> item.key().id().equals("bad"));
      delivery.apply(
          batch,
          bad
              ? new BulkAnswer.Refused(400, "action_request_validation_exception: id")
              : answers(batch.items().stream().map(item -> OK).toArray(ItemAnswer[]::new)),
          0);
    }

    assertThat(sizes).containsExactly(4, 2, 2, 1, 1);
    assertThat(endings)
        .containsExactlyInAnyOrder("done a@0", "done b@1", "malformed bad@2", "done d@3");
  }

  @Test
  void a_missing_index_ends_the_task_and_tells_what_to_do() {
    accept("a", 0);
    accept("b", 1);
    ItemAnswer missing = new ItemAnswer(404, "index_not_found_exception", "no such index [films]");
    Batch batch = sent(10);

    assertThatThrownBy(() -> delivery.apply(batch, answers(missing, OK), 10))
        .hasMessageContaining("The index films does not exist")
        .hasMessageContaining("restart the task");
    assertThat(endings).containsExactly("done b@1");
    assertThat(committable(2)).isZero();
  }

  @Test
  void a_wrong_password_ends_the_task_and_tells_what_to_do() {
    accept("a", 0);
    Batch batch = sent(10);

    assertThatThrownBy(
            () -> delivery.apply(batch, new BulkAnswer.Refused(401, "security_exception: no"), 10))
        .hasMessageContaining("connection.username and connection.password");
  }

  @Test
  void it_is_full_until_half_of_it_is_done() {
    for (int i = 0; i < 8; i++) {
      accept("k" + i, i);
    }
    assertThat(delivery.isFull()).isTrue();
    Batch first = sent(0);
    Batch second = sent(0);

    delivery.apply(first, answers(OK, OK, OK, OK), 0);
    assertThat(delivery.isFull()).isTrue();
    delivery.apply(second, answers(OK, OK, OK, OK), 0);
    assertThat(delivery.isFull()).isFalse();
  }

  @Test
  void an_answer_to_an_item_of_a_lost_partition_changes_nothing() {
    accept("a", 0);
    Batch batch = sent(10);
    delivery.drop(List.of(P0));
    accept("a", 0);

    delivery.apply(batch, answers(BAD), 10);

    assertThat(endings).isEmpty();
    assertThat(committable(1)).isZero();
    assertThat(sent(10).items()).hasSize(1);
  }

  private void accept(String id, long offset) {
    delivery.accept(Records.item(id, 0, offset), 0);
  }

  private Batch sent(long now) {
    return delivery.nextBatch(now).orElseThrow();
  }

  private long committable(long end) {
    return delivery.committable(Map.of(P0, new OffsetAndMetadata(end))).get(P0).offset();
  }

  private static BulkAnswer answers(ItemAnswer... answers) {
    return new BulkAnswer.PerItem(List.of(answers));
  }

  private Delivery.Endings told() {
    return new Delivery.Endings() {
      @Override
      public void done(Item item) {
        tell("done", item);
      }

      @Override
      public void stale(Item item) {
        tell("stale", item);
      }

      @Override
      public void refused(Item item, String reason) {
        tell("refused", item);
      }

      @Override
      public void malformed(Item item, String reason) {
        tell("malformed", item);
      }

      @Override
      public void blocked(String index, String reason) {
        endings.add("blocked " + index);
      }

      @Override
      public void free(String index) {
        endings.add("free " + index);
      }

      private void tell(String ending, Item item) {
        endings.add(ending + " " + item.key().id() + "@" + item.offset());
      }
    };
  }
}

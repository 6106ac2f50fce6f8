package dev.rushline.search.sink;

import dev.rushline.search.sink.BulkAnswer.ItemAnswer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Decides which items are sent when, and what their answers mean. Sends nothing itself and reads no
 * clock: {@code now} is milliseconds that never go back.
 *
 * <p>While nobody answers, one request at a time asks whether somebody does, at growing intervals,
 * for as long as it takes. The items of an index that takes no writes are sent again for as long as
 * it takes, too, each at growing intervals of its own. {@link Limits#refusals} counts only what
 * Elasticsearch says about an item.
 */
final class Delivery {
  private final Limits limits;
  private final Backoff backoff;
  private final Endings endings;
  private final KeyOrder order = new KeyOrder();
  private final OffsetTracker offsets = new OffsetTracker();
  private final Set<Batch> onTheirWay = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Outage outage;
  private final Set<String> blocked = new HashSet<>();
  private boolean full;

  /** Is told how items end. */
  interface Endings {
    /** Written or deleted. */
    void done(Item item);

    /** A newer version was there already. */
    void stale(Item item);

    /** Refused for now, will be sent again. */
    void refused(Item item, String reason);

    /** An index takes no writes from now on; its items wait for as long as it takes. */
    void blocked(String index, String reason);

    /** It takes writes again. */
    void free(String index);

    /**
     * Elasticsearch will never take it.
     *
     * @throws ConnectException when the task must not go on
     */
    void malformed(Item item, String reason);
  }

  Delivery(Limits limits, Backoff backoff, Endings endings) {
    this.limits = limits;
    this.backoff = backoff;
    this.endings = endings;
    this.outage = new Outage(backoff);
  }

  void accept(Item item, long now) {
    item.arrivedAt = now;
    offsets.begin(item.partition(), item.offset());
    order.add(item);
  }

  /** The next request to send now; empty when there is nothing to send or no room for it. */
  Optional<Batch> nextBatch(long now) {
    order.wake(now);
    if (!isDue(now)) {
      return Optional.empty();
    }
    Batch batch = new Batch(order.take(limits.batchItems(), limits.batchBytes()), now);
    onTheirWay.add(batch);
    return Optional.of(batch);
  }

  private boolean isDue(long now) {
    int requestsMax = outage.isOver() ? limits.requests() : 1;
    Item first = order.firstReady();
    if (first == null || onTheirWay.size() >= requestsMax || outage.msUntilNextTry(now) > 0) {
      return false;
    }
    return order.readyItems() >= limits.batchItems()
        || order.readyBytes() >= limits.batchBytes()
        || first.groupMax <= order.readyItems()
        || now - first.arrivedAt >= limits.lingerMs();
  }

  /**
   * Takes the answer to a request.
   *
   * @throws ConnectException when the task must not go on; nothing that is not done is lost by that
   */
  void apply(Batch batch, BulkAnswer answer, long now) {
    if (!onTheirWay.remove(batch)) {
      throw new IllegalStateException("An answer to a request that was not sent");
    }
    switch (answer) {
      case BulkAnswer.PerItem(List<ItemAnswer> items) -> {
        outage.end();
        applyToItems(batch.items(), items, now);
      }
      case BulkAnswer.Refused(int status, String reason) -> {
        switch (RequestVerdict.of(status, reason)) {
          case SPLIT -> {
            outage.end();
            split(batch.items(), status + " " + reason);
          }
          case UNAVAILABLE -> wait(batch, now);
          case FATAL -> throw Failures.requestsRefused(status, reason);
        }
      }
      case BulkAnswer.Unanswered(Throwable cause) -> {
        if (cause instanceof Error) {
          throw new ConnectException("Elasticsearch cannot be called: " + cause, cause);
        }
        wait(batch, now);
      }
    }
  }

  private void applyToItems(List<Item> items, List<ItemAnswer> answers, long now) {
    if (items.size() != answers.size()) {
      throw new ConnectException(
          "Elasticsearch answered %d items of %d".formatted(answers.size(), items.size()));
    }
    ConnectException failure = null;
    for (int i = 0; i < items.size(); i++) {
      try {
        apply(items.get(i), answers.get(i), now);
      } catch (ConnectException e) {
        // The others are told nevertheless: what is done can be committed before the task ends.
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void apply(Item item, ItemAnswer answer, long now) {
    if (item.abandoned) {
      order.done(item);
      return;
    }
    switch (ItemVerdict.of(item, answer)) {
      case DONE -> {
        endings.done(item);
        written(item);
      }
      case STALE -> {
        endings.stale(item);
        written(item);
      }
      case BLOCKED -> {
        item.blocks++;
        item.readyAt = now + backoff.delayMs(item.blocks);
        order.putBackForLater(item);
        if (blocked.add(item.key().index())) {
          endings.blocked(item.key().index(), answer.toString());
        }
      }
      case LATER -> {
        if (item.refusals >= limits.refusals()) {
          throw Failures.refusedTooOften(item, answer);
        }
        sendLater(item, answer, now);
      }
      case DOUBTFUL -> {
        if (item.refusals >= limits.refusals()) {
          giveUp(item, answer.toString());
        } else {
          sendLater(item, answer, now);
        }
      }
      case MALFORMED -> giveUp(item, answer.toString());
      case FATAL -> throw Failures.itemRefused(item, answer);
    }
  }

  private void sendLater(Item item, ItemAnswer answer, long now) {
    item.refusals++;
    item.readyAt = now + backoff.delayMs(item.refusals);
    endings.refused(item, answer.toString());
    order.putBackForLater(item);
  }

  private void giveUp(Item item, String reason) {
    endings.malformed(item, reason);
    finish(item);
  }

  private void written(Item item) {
    finish(item);
    if (blocked.remove(item.key().index())) {
      endings.free(item.key().index());
    }
  }

  private void finish(Item item) {
    order.done(item);
    offsets.finish(item.partition(), item.offset());
  }

  private void wait(Batch batch, long now) {
    outage.failed(batch.sentAt(), now);
    order.putBack(withoutAbandoned(batch.items()));
  }

  private void split(List<Item> items, String reason) {
    List<Item> still = withoutAbandoned(items);
    if (items.size() == 1) {
      still.forEach(item -> giveUp(item, reason));
      return;
    }
    still.forEach(item -> item.groupMax = items.size() / 2);
    order.putBack(still);
  }

  private List<Item> withoutAbandoned(List<Item> items) {
    items.stream().filter(item -> item.abandoned).forEach(order::done);
    return items.stream().filter(item -> !item.abandoned).toList();
  }

  /** Whether partitions should be paused; they may go on when half of the room is free again. */
  boolean isFull() {
    int share = full ? 2 : 1;
    full =
        order.items() >= limits.bufferedItems() / share
            || order.bytes() >= limits.bufferedBytes() / share;
    return full;
  }

  /** Items that are not done. */
  int items() {
    return order.items();
  }

  int requests() {
    return onTheirWay.size();
  }

  /** Indexes that take no writes at the moment, as far as somebody wants to write to them. */
  int blockedIndexes() {
    return blocked.size();
  }

  /** Whether items of these partitions are on their way. */
  boolean isOnItsWay(Collection<TopicPartition> partitions) {
    return onTheirWay.stream()
        .flatMap(batch -> batch.items().stream())
        .anyMatch(item -> partitions.contains(item.partition()));
  }

  /** Milliseconds until there is something to send though nothing else happens; empty: never. */
  OptionalLong msUntilDue(long now) {
    long due = Long.MAX_VALUE;
    if (order.firstReady() != null) {
      due = order.firstReady().arrivedAt + limits.lingerMs() - now;
    }
    if (order.firstWaiting() != null) {
      due = Math.min(due, order.firstWaiting().readyAt - now);
    }
    return due == Long.MAX_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, Math.max(due, outage.msUntilNextTry(now))));
  }

  /** See {@link OffsetTracker#committable}. */
  Map<TopicPartition, OffsetAndMetadata> committable(
      Map<TopicPartition, OffsetAndMetadata> delivered) {
    return offsets.committable(delivered);
  }

  /** Lets go of partitions that belong to another task from now on. */
  void drop(Collection<TopicPartition> partitions) {
    order.drop(partitions);
    partitions.forEach(offsets::forget);
    if (order.items() == 0) {
      blocked.clear();
    }
  }
}

package dev.rushline.search.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.common.TopicPartition;

/**
 * The items that are not done, in one line per document. Only the first of a line is ever handed
 * out, and the next one only when it is done: so a document's items cannot overtake each other,
 * however often one is sent again.
 */
final class KeyOrder {
  // document => its items in the order of their records; no entry when there are none
  private final Map<DocumentKey, Deque<Item>> lines = new HashMap<>();
  // First ones of their lines that may be sent now, in about the order in which they arrived.
  private final Deque<Item> ready = new ArrayDeque<>();
  // First ones of their lines that Elasticsearch has refused for now, the next one due at the head.
  private final PriorityQueue<Item> waiting =
      new PriorityQueue<>(Comparator.comparingLong(item -> item.readyAt));
  private int items;
  private long bytes;
  private long readyBytes;

  /** Items that are not done, those that are on their way included. */
  int items() {
    return items;
  }

  /** What they take, about. */
  long bytes() {
    return bytes;
  }

  void add(Item item) {
    Deque<Item> line = lines.computeIfAbsent(item.key(), any -> new ArrayDeque<>());
    line.addLast(item);
    items++;
    bytes += item.bytes();
    if (line.size() == 1) {
      makeReady(item);
    }
  }

  /** Lets items that waited long enough be sent again. */
  void wake(long now) {
    while (!waiting.isEmpty() && waiting.peek().readyAt <= now) {
      makeReady(waiting.poll());
    }
  }

  int readyItems() {
    return ready.size();
  }

  long readyBytes() {
    return readyBytes;
  }

  /** The first item that may be sent now; null when there is none. */
  Item firstReady() {
    return ready.peekFirst();
  }

  /** The first item that waits; null when there is none. */
  Item firstWaiting() {
    return waiting.peek();
  }

  /**
   * Hands out items to send.
   *
   * @param itemsMax at most so many
   * @param bytesMax at most so large together; a single larger item comes alone
   */
  List<Item> take(int itemsMax, long bytesMax) {
    List<Item> taken = new ArrayList<>();
    long sum = 0;
    int max = itemsMax;
    while (!ready.isEmpty()) {
      Item item = ready.peekFirst();
      max = Math.min(max, item.groupMax);
      if (!taken.isEmpty() && (taken.size() >= max || sum + item.bytes() > bytesMax)) {
        break;
      }
      ready.removeFirst();
      readyBytes -= item.bytes();
      sum += item.bytes();
      item.state = Item.State.SENT;
      taken.add(item);
    }
    return taken;
  }

  /** Takes back items that have to be sent again, before all others. */
  void putBack(List<Item> sent) {
    for (Item item : sent.reversed()) {
      item.state = Item.State.READY;
      ready.addFirst(item);
      readyBytes += item.bytes();
    }
  }

  /** Takes back an item that may be sent again at its {@code readyAt}. */
  void putBackForLater(Item item) {
    item.state = Item.State.WAITING;
    waiting.add(item);
  }

  /** Lets go of a sent item; the next one of its document can be sent. */
  void done(Item item) {
    Deque<Item> line = lines.get(item.key());
    if (line == null || line.peekFirst() != item) {
      throw new IllegalStateException(item + " is not the first of its line");
    }
    line.removeFirst();
    letGo(item);
    moveUp(item.key(), line);
  }

  /**
   * Removes the items of partitions that belong to another task from now on. Those on their way
   * cannot be called back: they are marked as abandoned and keep their place until they are done.
   */
  void drop(Collection<TopicPartition> partitions) {
    ready.removeIf(item -> partitions.contains(item.partition()));
    readyBytes = ready.stream().mapToLong(Item::bytes).sum();
    waiting.removeIf(item -> partitions.contains(item.partition()));
    for (DocumentKey key : List.copyOf(lines.keySet())) {
      Deque<Item> line = lines.get(key);
      Item first = line.peekFirst();
      for (Iterator<Item> all = line.iterator(); all.hasNext(); ) {
        Item item = all.next();
        if (partitions.contains(item.partition())) {
          if (item.state == Item.State.SENT) {
            item.abandoned = true;
          } else {
            all.remove();
            letGo(item);
          }
        }
      }
      if (line.peekFirst() != first) {
        moveUp(key, line);
      }
    }
  }

  private void letGo(Item item) {
    items--;
    bytes -= item.bytes();
  }

  private void moveUp(DocumentKey key, Deque<Item> line) {
    if (line.isEmpty()) {
      lines.remove(key);
    } else {
      makeReady(line.peekFirst());
    }
  }

  private void makeReady(Item item) {
    item.state = Item.State.READY;
    ready.addLast(item);
    readyBytes += item.bytes();
  }
}

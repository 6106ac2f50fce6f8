package dev.rushline.booking.topology;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.streams.Appender;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;

/** What a topology sends on its own, which the driver of tests knows nothing of. */
final class PlainRecords implements Appender {
  private final List<KeyValue<String, BookingReply>> replies = new ArrayList<>();
  private final Deque<BookingCommand> commands = new ArrayDeque<>();
  private boolean failing;

  @Override
  public <V extends SpecificRecord> Appended append(
      Topic<V> topic, int partition, String key, V value) {
    boolean failed = failing;
    if (!failed) {
      switch (value) {
        case BookingReplies together ->
            together.getReplies().forEach(reply -> replies.add(KeyValue.pair(key, reply)));
        case BookingCommand command -> commands.add(command);
        default -> throw new IllegalArgumentException("nothing that is sent so: " + value);
      }
    }
    return () -> failed;
  }

  /** Whether what is sent from now on gets lost. */
  void loseRecords(boolean lose) {
    failing = lose;
  }

  /** Commands that were appended and not read yet. */
  Deque<BookingCommand> commands() {
    return commands;
  }

  KeyValue<String, BookingReply> readKeyValue() {
    return replies.removeFirst();
  }

  List<BookingReply> readValuesToList() {
    List<BookingReply> all = replies.stream().map(reply -> reply.value).toList();
    replies.clear();
    return all;
  }

  boolean isEmpty() {
    return replies.isEmpty();
  }
}

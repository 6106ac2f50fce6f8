package dev.rushline.queue.topology;

import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.QueueReplies;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.streams.Appender;
import dev.rushline.streams.BareAvro;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;

/** What a topology appends on its own: commands, which are to be fed back to it, and answers. */
final class LogOfOurOwn implements Appender {
  private static final BareAvro SERDES = new BareAvro();

  final Queue<QueueCommand> commands = new ArrayDeque<>();
  private final List<byte[]> answersAsBytes = new ArrayList<>();
  private final Queue<KeyValue<String, QueueReply>> answers = new ArrayDeque<>();
  private boolean takesCommands = true;

  @Override
  public <V extends SpecificRecord> Appended append(
      Topic<V> topic, int partition, String key, V value) {
    Serde<V> serde = SERDES.of(topic);
    byte[] bytes = serde.serializer().serialize(topic.name(), value);
    V written = serde.deserializer().deserialize(topic.name(), bytes);
    if (topic.name().equals(Topics.QUEUE_REPLIES.name())) {
      answersAsBytes.add(bytes);
      ((QueueReplies) written)
          .getReplies()
          .forEach(answer -> answers.add(KeyValue.pair(key, answer)));
      return () -> false;
    }
    boolean taken = takesCommands;
    if (taken) {
      commands.add((QueueCommand) written);
    }
    return () -> !taken;
  }

  /** From now on commands get lost on their way into the log, or do not any more. */
  void takeCommands(boolean take) {
    takesCommands = take;
  }

  /** Answers since last asked, with their addresses. */
  List<KeyValue<String, QueueReply>> answers() {
    List<KeyValue<String, QueueReply>> all = List.copyOf(answers);
    answers.clear();
    return all;
  }

  /** All answers so far. */
  List<byte[]> answersAsBytes() {
    return List.copyOf(answersAsBytes);
  }

  /** The first answer since last asked; the others are still to be asked for. */
  KeyValue<String, QueueReply> answer() {
    return answers.remove();
  }
}

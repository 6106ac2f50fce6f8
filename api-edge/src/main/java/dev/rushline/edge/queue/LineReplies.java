package dev.rushline.edge.queue;

import dev.rushline.edge.logs.Following;
import dev.rushline.edge.replies.EdgeInstance;
import dev.rushline.schemas.queue.QueueReplies;
import dev.rushline.schemas.queue.QueueReply;
import dev.rushline.schemas.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads this instance's partition of the lines' replies. */
@ApplicationScoped
public class LineReplies {
  static final String CHANNEL = "queue-replies";

  private final EdgeInstance instance;
  private final LineOwner owner;

  LineReplies(EdgeInstance instance, LineOwner owner) {
    this.instance = instance;
    this.owner = owner;
  }

  @Produces
  @Identifier(CHANNEL)
  static Map<String, Object> channel(Following following, EdgeInstance instance) {
    return following.partition(Topics.QUEUE_REPLIES, instance.partition());
  }

  @Incoming(CHANNEL)
  void read(ConsumerRecords<String, QueueReplies> batch) {
    for (ConsumerRecord<String, QueueReplies> record : batch) {
      // Null: not readable, and logged where it was read.
      if (record.value() != null && instance.replyTo().equals(record.key())) {
        record.value().getReplies().forEach(this::read);
      }
    }
  }

  private void read(QueueReply reply) {
    owner.answered(reply.getCommandId(), LineAnswer.of(reply));
  }
}

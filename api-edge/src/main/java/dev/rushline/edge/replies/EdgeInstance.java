package dev.rushline.edge.replies;

import dev.rushline.schemas.topics.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who this process is among several edges, and where it is answered. */
@ApplicationScoped
public class EdgeInstance {
  private final String id;
  private final int partition;

  EdgeInstance(ReplySettings settings) {
    this.id = settings.instance().orElseGet(() -> UUID.randomUUID().toString().substring(0, 13));
    this.partition =
        settings
            .partition()
            .orElseGet(() -> Math.floorMod(id.hashCode(), Topics.BOOKING_REPLIES.partitions()));
    if (partition < 0 || partition >= Topics.BOOKING_REPLIES.partitions()) {
      throw new IllegalArgumentException(
          "rushline.reply.partition: "
              + partition
              + " is not one of the "
              + Topics.BOOKING_REPLIES.partitions()
              + " partitions of "
              + Topics.BOOKING_REPLIES.name());
    }
  }

  /** Name of this process; another one after a restart unless it is set. */
  public String id() {
    return id;
  }

  /** The one partition of booking.replies that this process reads. */
  public int partition() {
    return partition;
  }

  /** What commands carry as {@code reply_to}. */
  public String replyTo() {
    return partition + "/" + id;
  }
}

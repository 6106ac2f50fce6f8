package dev.rushline.edge.replies;

import dev.rushline.edge.logs.Following;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingReplies;
import dev.rushline.schemas.booking.BookingReply;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads this instance's partition of the replies and gives each answer to the request that waits.
 * Answers for other instances on the partition, and for requests that gave up, find nobody.
 */
@ApplicationScoped
public class ReplyReader {
  static final String CHANNEL = "booking-replies";

  private final EdgeInstance instance;
  private final SaleOwner owner;
  private final AnsweredBookings answered;
  private final AtomicLong lagMillis = new AtomicLong();
  private final Clock clock;

  ReplyReader(
      EdgeInstance instance,
      SaleOwner owner,
      AnsweredBookings answered,
      MeterRegistry meters,
      Clock clock) {
    this.instance = instance;
    this.owner = owner;
    this.answered = answered;
    // From the command's place in the log to here: its way to the owner, the decision, the way
    // back.
    meters.gauge("rushline.reply.lag.seconds", lagMillis, lag -> lag.get() / 1e3);
    this.clock = clock;
  }

  @Produces
  @Identifier(CHANNEL)
  static Map<String, Object> channel(Following following, EdgeInstance instance) {
    return following.partition(Topics.BOOKING_REPLIES, instance.partition());
  }

  @Incoming(CHANNEL)
  void read(ConsumerRecords<String, BookingReplies> batch) {
    BookingReply last = null;
    for (ConsumerRecord<String, BookingReplies> record : batch) {
      // Null: not readable, and logged where it was read.
      if (record.value() != null && instance.replyTo().equals(record.key())) {
        for (BookingReply reply : record.value().getReplies()) {
          last = reply;
          deliver(reply);
        }
      }
    }
    if (last != null) {
      lagMillis.set(clock.millis() - last.getDecidedAt().toEpochMilli());
    }
  }

  private void deliver(BookingReply reply) {
    // First, so that whoever looks the booking up after the answer finds it.
    if (reply.getBody() instanceof Booking booking) {
      answered.saw(booking);
    }
    owner.answered(reply.getCommandId(), OwnerAnswer.of(reply));
  }
}

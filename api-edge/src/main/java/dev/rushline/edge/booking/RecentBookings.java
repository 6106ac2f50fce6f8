package dev.rushline.edge.booking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.edge.logs.Following;
import dev.rushline.edge.replies.AnsweredBookings;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The bookings that changed lately on any edge, ahead of PostgreSQL, which follows some seconds
 * behind. Fed by this edge's own answers, so that what was answered is found at once, and by the
 * topic of all bookings, from the end. Only a help: what it has forgotten, PostgreSQL has.
 */
@ApplicationScoped
public class RecentBookings implements AnsweredBookings {
  static final String CHANNEL = "booking-bookings";

  /** Ids kept per customer; nobody makes more bookings than this before PostgreSQL has them. */
  private static final int PER_CUSTOMER_MAX = 100;

  /** Far longer than PostgreSQL is behind; then it is asked, should something have been missed. */
  private static final Duration KEPT_FOR = Duration.ofMinutes(10);

  private final Cache<String, Booking> byId;
  private final Cache<String, List<String>> byCustomer;

  RecentBookings(
      @ConfigProperty(name = "rushline.booking.recent-max", defaultValue = "100000") int max) {
    this.byId = Caffeine.newBuilder().maximumSize(max).expireAfterWrite(KEPT_FOR).build();
    this.byCustomer = Caffeine.newBuilder().maximumSize(max).expireAfterWrite(KEPT_FOR).build();
  }

  @Produces
  @Identifier(CHANNEL)
  static Map<String, Object> channel(Following following) {
    return following.all(Topics.BOOKING_BOOKINGS);
  }

  @Incoming(CHANNEL)
  void follow(ConsumerRecords<String, Booking> batch) {
    for (ConsumerRecord<String, Booking> record : batch) {
      if (record.value() != null) {
        saw(record.value());
      }
    }
  }

  /** Keeps the newest state; an answer given again carries an old one. */
  @Override
  public void saw(Booking booking) {
    String id = booking.getBookingId();
    // Each time: the customer's list must not be forgotten before the bookings in it.
    byCustomer
        .asMap()
        .merge(booking.getCustomerId(), List.of(id), (ids, added) -> withNew(ids, id));
    byId.asMap().merge(id, booking, RecentBookings::newer);
  }

  /** The booking as far as it is known here. */
  Optional<Booking> find(String bookingId) {
    return Optional.ofNullable(byId.getIfPresent(bookingId));
  }

  /** A customer's bookings as far as they are known here, in no order. */
  List<Booking> ofCustomer(String customerId) {
    List<String> ids = byCustomer.getIfPresent(customerId);
    return ids == null ? List.of() : List.copyOf(byId.getAllPresent(ids).values());
  }

  /** The state that came later. */
  static Booking newer(Booking one, Booking other) {
    return other.getVersion() > one.getVersion() ? other : one;
  }

  private static List<String> withNew(List<String> ids, String id) {
    if (ids.contains(id)) {
      return ids;
    }
    List<String> kept = new ArrayList<>(Math.min(ids.size() + 1, PER_CUSTOMER_MAX));
    kept.addAll(ids.subList(Math.max(0, ids.size() + 1 - PER_CUSTOMER_MAX), ids.size()));
    kept.add(id);
    return kept;
  }
}

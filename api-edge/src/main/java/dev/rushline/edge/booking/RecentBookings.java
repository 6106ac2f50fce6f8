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
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * topic of all bookings, from the end. Only a help: what it has forgotten, PostgreSQL has. Kept as
 * bytes: as objects, a hundred thousand of them would hold up the edge for a second whenever its
 * memory is tidied up.
 */
@ApplicationScoped
public class RecentBookings implements AnsweredBookings {
  static final String CHANNEL = "booking-bookings";

  /** Ids kept per customer; nobody makes more bookings than this before PostgreSQL has them. */
  private static final int PER_CUSTOMER_MAX = 100;

  private final Cache<String, byte[]> byId;
  private final Cache<String, List<String>> byCustomer;
  private final SeenIds ids;
  private final Duration keptFor;
  private final long started = System.nanoTime();

  /**
   * An empty memory.
   *
   * @param max bookings that are kept
   * @param keptFor for how long: far longer than PostgreSQL is behind, which is asked then
   */
  RecentBookings(
      @ConfigProperty(name = "rushline.booking.recent-max", defaultValue = "100000") int max,
      @ConfigProperty(name = "rushline.booking.recent-for", defaultValue = "10M")
          Duration keptFor) {
    this.byId = Caffeine.newBuilder().maximumSize(max).expireAfterWrite(keptFor).build();
    this.byCustomer = Caffeine.newBuilder().maximumSize(max).expireAfterWrite(keptFor).build();
    this.ids = new SeenIds(keptFor, started);
    this.keptFor = keptFor;
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
    ids.add(id, System.nanoTime());
    // Each time: the customer's list must not be forgotten before the bookings in it.
    byCustomer
        .asMap()
        .merge(booking.getCustomerId(), List.of(id), (ids, added) -> withNew(ids, id));
    byId.asMap().merge(id, encode(booking), (known, seen) -> newer(booking, known, seen));
  }

  private static byte[] newer(Booking booking, byte[] known, byte[] seen) {
    return decode(known).getVersion() >= booking.getVersion() ? known : seen;
  }

  private static byte[] encode(Booking booking) {
    try {
      return Booking.getEncoder().encode(booking).array();
    } catch (IOException e) {
      throw new UncheckedIOException("a booking cannot be written into memory", e);
    }
  }

  private static Booking decode(byte[] bytes) {
    try {
      return Booking.getDecoder().decode(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a booking cannot be read from memory", e);
    }
  }

  /** The booking as far as it is known here. */
  Optional<Booking> find(String bookingId) {
    return Optional.ofNullable(byId.getIfPresent(bookingId)).map(RecentBookings::decode);
  }

  /** The owner is asked for this booking, and it may be there soon. */
  void asked(String bookingId) {
    ids.add(bookingId, System.nanoTime());
  }

  /**
   * Whether a booking has neither changed nor been asked for lately: then PostgreSQL has it, or it
   * does not exist. False while this edge has not followed them for long enough to say so, and now
   * and then of a booking that does not exist.
   */
  boolean hasNeverSeen(String bookingId) {
    return System.nanoTime() - started > keptFor.toNanos() && !ids.mayContain(bookingId);
  }

  /** A customer's bookings as far as they are known here, in no order. */
  List<Booking> ofCustomer(String customerId) {
    List<String> ids = byCustomer.getIfPresent(customerId);
    return ids == null
        ? List.of()
        : byId.getAllPresent(ids).values().stream().map(RecentBookings::decode).toList();
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

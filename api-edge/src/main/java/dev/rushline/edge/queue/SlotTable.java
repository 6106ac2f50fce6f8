package dev.rushline.edge.queue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.edge.logs.Following;
import dev.rushline.schemas.queue.Called;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.GatheringBegan;
import dev.rushline.schemas.queue.LineOpened;
import dev.rushline.schemas.queue.LinePaused;
import dev.rushline.schemas.queue.LineResumed;
import dev.rushline.schemas.queue.LineRetired;
import dev.rushline.schemas.queue.LineWithdrawn;
import dev.rushline.schemas.queue.ListClosed;
import dev.rushline.schemas.queue.PlaceLeft;
import dev.rushline.schemas.queue.PlaceTaken;
import dev.rushline.schemas.queue.PlaceTakenAgain;
import dev.rushline.schemas.queue.PolicySet;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.ShownUp;
import dev.rushline.schemas.queue.SlotEnded;
import dev.rushline.schemas.queue.TokensRevoked;
import dev.rushline.schemas.queue.WaitingTold;
import dev.rushline.schemas.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * What happened to slots as long ago as a token may live: which have ended, so that their tokens
 * are worth nothing, and who was called, so that they are told.
 */
@ApplicationScoped
public class SlotTable {
  static final String CHANNEL = "queue-events";

  /** The longest a slot can last: an hour to show up and two to be done. */
  static final Duration TOKENS_LIVE = Duration.ofHours(3);

  /** Slots ended in that time; about 150 bytes each. */
  private static final int ENDED_MAX = 1_000_000;

  private record Slot(String eventId, String customerId, long arrival) {}

  private final Cache<Slot, EndReason> ended =
      Caffeine.newBuilder().maximumSize(ENDED_MAX).expireAfterWrite(TOKENS_LIVE).build();
  private final LiveFans liveFans;
  private final KnownPlaces places;

  SlotTable(LiveFans liveFans, KnownPlaces places) {
    this.liveFans = liveFans;
    this.places = places;
  }

  @Produces
  @Identifier(CHANNEL)
  static Map<String, Object> channel(Following following) {
    return following.allFromLately(Topics.QUEUE_EVENTS, TOKENS_LIVE);
  }

  @Incoming(CHANNEL)
  void follow(ConsumerRecords<String, QueueEvent> batch) {
    for (ConsumerRecord<String, QueueEvent> record : batch) {
      // Null: not readable, and logged where it was read.
      if (record.value() != null) {
        saw(record.value().getEventId(), record.value().getBody());
      }
    }
  }

  private void saw(String eventId, Object body) {
    switch (body) {
      case PlaceTaken taken -> liveFans.placeTaken(eventId, taken.getCustomerId());
      case PlaceTakenAgain again -> liveFans.placeTaken(eventId, again.getCustomerId());
      case Called called -> {
        // A line that began anew counts arrivals anew: the same one is another slot.
        ended.invalidate(new Slot(eventId, called.getCustomerId(), called.getArrival()));
        changed(eventId, called.getCustomerId());
      }
      case ShownUp shown -> changed(eventId, shown.getCustomerId());
      case PlaceLeft left -> changed(eventId, left.getCustomerId());
      case SlotEnded over -> {
        ended.put(new Slot(eventId, over.getCustomerId(), over.getArrival()), over.getWhy());
        changed(eventId, over.getCustomerId());
      }
      // These are in the broadcasts.
      case PolicySet _,
          GatheringBegan _,
          ListClosed _,
          LineOpened _,
          LineWithdrawn _,
          LineRetired _,
          LinePaused _,
          LineResumed _,
          WaitingTold _,
          TokensRevoked _ -> {}
      default -> throw new IllegalStateException("no event of a line: " + body);
    }
  }

  private void changed(String eventId, String customerId) {
    places.forget(eventId, customerId, System.nanoTime());
    liveFans.placeChanged(eventId, customerId);
  }

  /** Why a slot has ended, if it has as far as is known here. */
  Optional<EndReason> ended(Admission admission) {
    return Optional.ofNullable(
        ended.getIfPresent(
            new Slot(admission.eventId(), admission.customerId(), admission.arrival())));
  }
}

package dev.rushline.edge.queue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.schemas.queue.Place;
import dev.rushline.schemas.queue.PlaceStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Places of fans who asked lately, so that asking again does not reach the owner. Forgotten when
 * something happens to a place, and after a while in any case. An answer that was asked for before
 * that may be older than what happened, and is not remembered.
 */
@Singleton
public class KnownPlaces {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private record Key(String eventId, String customerId) {}

  /** What is known, if anything, and when something last happened; by {@link System#nanoTime}. */
  private record Known(Place place, long changedNanos) {}

  private final Cache<Key, Known> places;

  @Inject
  KnownPlaces(QueueSettings settings) {
    this(settings.fansRemembered());
  }

  KnownPlaces(int max) {
    this.places = Caffeine.newBuilder().maximumSize(max).expireAfterWrite(REMEMBERED).build();
  }

  Optional<Place> find(String eventId, String customerId) {
    return Optional.ofNullable(places.getIfPresent(new Key(eventId, customerId))).map(Known::place);
  }

  /**
   * Remembers an answer; but not that a place has ended, since its fan may have joined again at
   * another edge.
   *
   * @param askedNanos when the owner was asked
   */
  void remember(String eventId, Place place, long askedNanos) {
    Place kept = place.getStatus() == PlaceStatus.ENDED ? null : place;
    places
        .asMap()
        .compute(
            new Key(eventId, place.getCustomerId()),
            (_, before) ->
                before != null && before.changedNanos - askedNanos >= 0
                    ? before
                    : new Known(kept, before == null ? askedNanos - 1 : before.changedNanos));
  }

  /** Something has happened to a place. */
  void forget(String eventId, String customerId, long nowNanos) {
    places.put(new Key(eventId, customerId), new Known(null, nowNanos));
  }
}

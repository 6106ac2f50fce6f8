package dev.rushline.edge.queue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.schemas.queue.Place;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Places of fans who asked lately, so that asking again does not reach the owner. Forgotten when
 * something happens to a place, and after a while in any case: what was missed is then found out.
 */
@Singleton
public class KnownPlaces {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private record Key(String eventId, String customerId) {}

  private final Cache<Key, Place> places;

  KnownPlaces(QueueSettings settings) {
    this.places =
        Caffeine.newBuilder()
            .maximumSize(settings.fansRemembered())
            .expireAfterWrite(REMEMBERED)
            .build();
  }

  Optional<Place> find(String eventId, String customerId) {
    return Optional.ofNullable(places.getIfPresent(new Key(eventId, customerId)));
  }

  void remember(String eventId, Place place) {
    places.put(new Key(eventId, place.getCustomerId()), place);
  }

  void forget(String eventId, String customerId) {
    places.invalidate(new Key(eventId, customerId));
  }
}

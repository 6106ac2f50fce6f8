package dev.rushline.search.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.search.projection.Fact;
import dev.rushline.search.projection.Facts;
import dev.rushline.search.projection.InMemoryCatalogue;
import dev.rushline.search.projection.Outcome;
import dev.rushline.search.projection.Projection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored catalogue against plain maps, and across a change of its owner. */
class StoredCatalogueTest {
  private final KeyValueStore<Bytes, byte[]> store =
      Stores.inMemoryKeyValueStore("catalogue").get();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void it_tells_what_plain_maps_tell_also_when_its_owner_changes(long seed) {
    Random random = new Random(seed);
    Projection plain = new Projection(new InMemoryCatalogue());
    Projection stored = new Projection(new StoredCatalogue(store));

    for (int step = 0; step < 3_000; step++) {
      long change = random.nextLong();
      apply(new Random(change), plain);
      apply(new Random(change), stored);
      if (random.nextInt(100) == 0) {
        // The order of marks is not kept over a change of owner, so both are emptied before it.
        assertThat(drained(stored, step)).isEqualTo(drained(plain, step));
        stored = new Projection(new StoredCatalogue(store));
      }
    }

    assertThat(drained(stored, 3_000)).isEqualTo(drained(plain, 3_000));
  }

  private static List<Outcome> drained(Projection projection, long now) {
    return projection.drain(Integer.MAX_VALUE, now).stream()
        .sorted(Comparator.comparing(Outcome::eventId))
        .toList();
  }

  private static void apply(Random random, Projection projection) {
    // Ids of which one begins another: keys must not run into each other.
    String event = "e" + "1".repeat(1 + random.nextInt(4));
    String venue = "v" + "1".repeat(1 + random.nextInt(3));
    String performer = "p" + "1".repeat(1 + random.nextInt(3));
    int position = random.nextInt(3) * 9;
    String name = "name " + random.nextInt(3);
    switch (random.nextInt(11)) {
      case 0 -> projection.learn(Facts.venue(venue, name));
      case 1 -> projection.learn(Facts.performer(performer, name));
      case 2 -> projection.learn(Facts.event(event, name, venue));
      case 3 -> projection.learn(Facts.plays(event, position, performer));
      case 4 -> projection.learn(Facts.price(event, position, random.nextInt(3)));
      case 5 -> projection.learn(new Fact.SeatsLeft(event, random.nextInt(3)));
      case 6 -> projection.removePerformance(event, position);
      case 7 -> projection.removePrice(event, position);
      case 8 -> projection.removeEvent(event);
      case 9 -> projection.removeVenue(venue);
      default -> projection.removePerformer(performer);
    }
  }

  @Test
  void marks_outlive_their_owner() {
    Projection former = new Projection(new StoredCatalogue(store));
    former.learn(Facts.venue("hall", "Hall"));
    former.learn(Facts.event("e1", "hall"));

    Projection next = new Projection(new StoredCatalogue(store));

    assertThat(next.drain(10, 1_000)).extracting(Outcome::eventId).containsExactly("e1");
  }

  @Test
  void a_description_may_be_longer_than_65_535_bytes() {
    String description = "é".repeat(70_000);
    StoredCatalogue catalogue = new StoredCatalogue(store);
    Fact.Event plain = Facts.event("e1", "hall");

    catalogue.save(
        new Fact.Event(
            "e1",
            plain.name(),
            Optional.of(description),
            plain.genre(),
            plain.keywords(),
            plain.startsAt(),
            plain.startOffset(),
            plain.venueId(),
            plain.currency(),
            plain.opensAt(),
            plain.closesAt(),
            true));

    assertThat(catalogue.event("e1").orElseThrow().description()).contains(description);
  }
}

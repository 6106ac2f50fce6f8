package dev.rushline.search.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What search would know: the projection, and the outcomes applied as the index applies them. */
final class Search {
  static final long NOW = 1_900_000_000_000L;

  private final Projection projection;
  private final Map<String, Content> documents = new TreeMap<>();
  private final Map<String, Long> versions = new TreeMap<>();
  private long now = NOW;

  Search(CatalogueState state) {
    projection = new Projection(state);
  }

  Search() {
    this(new InMemoryCatalogue());
  }

  Search told(Fact... facts) {
    List.of(facts).forEach(projection::learn);
    return this;
  }

  Search told(Consumer<Projection> removal) {
    removal.accept(projection);
    return this;
  }

  Search at(long millis) {
    now = millis;
    return this;
  }

  /** Draws all marked events, but for those that did not change. */
  List<Outcome> news() {
    List<Outcome> news = new ArrayList<>();
    while (projection.marked() > 0) {
      news.addAll(projection.drain(2, now));
    }
    news.removeIf(Outcome.Unchanged.class::isInstance);
    news.forEach(this::index);
    return news;
  }

  private void index(Outcome outcome) {
    switch (outcome) {
      case Outcome.Written(var event, var version, var content) -> {
        rise(event, version);
        documents.put(event, content);
      }
      case Outcome.Withdrawn(var event, var version) -> {
        rise(event, version);
        documents.remove(event);
      }
      case Outcome.Unchanged _ -> {}
    }
  }

  private void rise(String event, long version) {
    Long before = versions.put(event, version);
    if (before != null && before >= version) {
      throw new AssertionError("version of " + event + " went from " + before + " to " + version);
    }
  }

  /** Ids of the events that the last changes concerned. */
  List<String> changed() {
    return news().stream().map(Outcome::eventId).sorted().toList();
  }

  Content document(String eventId) {
    news();
    return documents.get(eventId);
  }

  Map<String, Content> documents() {
    news();
    return Map.copyOf(documents);
  }

  long version(String eventId) {
    return versions.get(eventId);
  }

  int marked() {
    return projection.marked();
  }

  List<Outcome> drain(int max) {
    return projection.drain(max, now);
  }
}

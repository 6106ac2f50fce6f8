package dev.rushline.search.topology;

import static dev.rushline.schemas.topics.Topics.CATALOGUE_EVENT;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_EVENT_PERFORMER;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_PERFORMER;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_PRICE_CATEGORY;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_VENUE;

import dev.rushline.search.projection.Projection;
import dev.rushline.streams.MalformedInput;
import java.util.Map;

/**
 * A row that is gone: only its topic and key tell which one.
 *
 * @param topic a topic of the catalogue
 * @param id the first column of the key
 * @param position the second one, or 0
 */
record DeletedRow(String topic, String id, int position) {
  private static final Map<String, Removal> BY_TOPIC =
      Map.of(
          CATALOGUE_EVENT.name(), (projection, row) -> projection.removeEvent(row.id),
          CATALOGUE_VENUE.name(), (projection, row) -> projection.removeVenue(row.id),
          CATALOGUE_PERFORMER.name(), (projection, row) -> projection.removePerformer(row.id),
          CATALOGUE_EVENT_PERFORMER.name(),
              (projection, row) -> projection.removePerformance(row.id, row.position),
          CATALOGUE_PRICE_CATEGORY.name(),
              (projection, row) -> projection.removePrice(row.id, row.position));

  private interface Removal {
    void apply(Projection projection, DeletedRow row);
  }

  /**
   * Reads a key.
   *
   * @throws MalformedInput when it names no row
   */
  static DeletedRow of(String topic, String key) {
    boolean hasPosition =
        topic.equals(CATALOGUE_EVENT_PERFORMER.name())
            || topic.equals(CATALOGUE_PRICE_CATEGORY.name());
    if (key == null || !BY_TOPIC.containsKey(topic)) {
      throw new MalformedInput("no row of the catalogue is deleted by key " + key);
    }
    if (!hasPosition) {
      return new DeletedRow(topic, key, 0);
    }
    int slash = key.lastIndexOf('/');
    try {
      return new DeletedRow(
          topic, key.substring(0, slash), Integer.parseInt(key.substring(slash + 1)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new MalformedInput("a key in " + topic + " is not event id/position: " + key, e);
    }
  }

  void removeFrom(Projection projection) {
    BY_TOPIC.get(topic).apply(projection, this);
  }
}

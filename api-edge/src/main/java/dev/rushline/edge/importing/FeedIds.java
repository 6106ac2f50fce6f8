package dev.rushline.edge.importing;

import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.catalogue.performer.PerformerNames;

/** Ids made of a feed's identifiers. */
final class FeedIds {
  private FeedIds() {}

  /**
   * The identifier itself where it can be an id, otherwise a word and a hash of it: the same
   * identifier always gives the same id.
   */
  static String of(String word, String identifier) {
    return Ids.isPossible(identifier) ? identifier : word + "-" + PerformerNames.hash(identifier);
  }
}

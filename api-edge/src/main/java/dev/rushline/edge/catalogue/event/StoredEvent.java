package dev.rushline.edge.catalogue.event;

/**
 * An event as the database has it.
 *
 * @param event the event
 * @param version number of the change that last touched it
 * @param saleVersion number of the change that last mattered to its sale
 */
public record StoredEvent(Event event, long version, long saleVersion) {

  /** Number of the change that last touched anything a reader sees: a new plan counts too. */
  public long shownVersion() {
    return Math.max(version, saleVersion);
  }
}

package dev.rushline.edge.catalogue.event;

import java.util.List;

/**
 * Seats of one event that are not for sale.
 *
 * @param reason why, for people: production, sight line, ...
 * @param seats seat ids, section:row:label
 */
public record HoldBack(String reason, List<String> seats) {}

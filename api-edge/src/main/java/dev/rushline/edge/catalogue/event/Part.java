package dev.rushline.edge.catalogue.event;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A performer's part in an event.
 *
 * @param performerId who
 * @param role as what, such as conductor; may be absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Part(String performerId, String role) {}

package dev.rushline.edge.catalogue.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Key of what an event has a list of.
 *
 * @param eventId the event
 * @param position place in the list, from 0
 */
@Embeddable
public record PlaceInEvent(
    @Column(name = "event_id") String eventId, @Column(name = "position") int position) {}

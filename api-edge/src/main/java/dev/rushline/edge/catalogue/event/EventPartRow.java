package dev.rushline.edge.catalogue.event;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;

/** Table event_performer: a performer's part in an event. */
@Entity
@Table(name = "event_performer")
public class EventPartRow {
  @EmbeddedId PlaceInEvent key;

  @Column(name = "performer_id")
  String performerId;

  String role;

  static EventPartRow of(String eventId, int position, Part part) {
    EventPartRow row = new EventPartRow();
    row.key = new PlaceInEvent(eventId, position);
    row.performerId = part.performerId();
    row.role = part.role();
    return row;
  }

  boolean isSameAs(EventPartRow other) {
    return performerId.equals(other.performerId) && Objects.equals(role, other.role);
  }
}

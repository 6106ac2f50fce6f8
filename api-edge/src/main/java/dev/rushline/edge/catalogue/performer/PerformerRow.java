package dev.rushline.edge.catalogue.performer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Table performer. */
@Entity
@Table(name = "performer")
public class PerformerRow {
  @Id String id;
  String name;

  @Column(name = "name_key")
  String nameKey;

  String description;
  long version;

  @Column(name = "changed_at")
  Instant changedAt;

  static PerformerRow of(Performer performer, long version, Instant now) {
    PerformerRow row = new PerformerRow();
    row.id = performer.id();
    row.name = performer.name();
    row.nameKey = PerformerNames.key(performer.name());
    row.description = performer.description();
    row.version = version;
    row.changedAt = now;
    return row;
  }

  Performer performer() {
    return new Performer(id, name, description);
  }
}

package dev.rushline.edge.catalogue.venue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Table seating_plan: the plan of one venue as a document. */
@Entity
@Table(name = "seating_plan")
public class SeatingPlanRow {
  @Id
  @Column(name = "venue_id")
  String venueId;

  long version;
  int places;

  @Column(columnDefinition = "text")
  String document;

  static SeatingPlanRow of(String venueId, long version, int places, String document) {
    SeatingPlanRow row = new SeatingPlanRow();
    row.venueId = venueId;
    row.version = version;
    row.places = places;
    row.document = document;
    return row;
  }
}

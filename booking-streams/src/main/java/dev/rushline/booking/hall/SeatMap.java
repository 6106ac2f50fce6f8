package dev.rushline.booking.hall;

import java.util.Optional;

/** The sections of one event as they stand, and the seats in them. */
public interface SeatMap {

  /** One section as it stands; empty when there is none of this id. */
  Optional<Section> section(String sectionId);

  /** Finds a seat by its id; empty when there is no such numbered seat. */
  default Optional<Seat> seat(String seatId) {
    return SeatId.parse(seatId).orElse(null) instanceof SeatId.Numbered id
        ? seat(id)
        : Optional.empty();
  }

  /** Finds a seat by its id; empty when there is no such seat. */
  default Optional<Seat> seat(SeatId.Numbered id) {
    if (!(section(id.section()).orElse(null) instanceof SeatedSection section)) {
      return Optional.empty();
    }
    int row = section.row(id.row());
    int index = row < 0 ? -1 : section.layout(row).indexOf(id.label());
    return index < 0 ? Optional.empty() : Optional.of(new Seat(section, row, index));
  }
}

package dev.rushline.booking.seating;

import java.util.Optional;

/** One seat where it stands: a section, a row index and a position in the row. */
record Seat(SeatedSection section, int row, int index) {

  /** Finds a seat by its id; empty when this sale has no such numbered seat. */
  static Optional<Seat> find(String seatId, SaleState state) {
    Optional<SeatId> id = SeatId.parse(seatId);
    if (id.isEmpty()
        || !(state.section(id.get().section()).orElse(null) instanceof SeatedSection section)) {
      return Optional.empty();
    }
    int row = section.row(id.get().row());
    int index = row < 0 ? -1 : section.layout(row).indexOf(id.get().label());
    return index < 0 ? Optional.empty() : Optional.of(new Seat(section, row, index));
  }

  SeatStatus status() {
    return section.status(row, index);
  }

  /** Id of the booking that has the seat; only for seats that somebody has. */
  String holder() {
    return section.claims(row).holder(index);
  }

  BookedSeat booked(SaleTerms terms) {
    RowLayout layout = section.layout(row);
    String category = layout.category(index);
    String id =
        new SeatId(section.plan().sectionId(), layout.plan().rowId(), layout.label(index))
            .toString();
    return new BookedSeat(id, category, terms.pricesMinor().get(category));
  }
}

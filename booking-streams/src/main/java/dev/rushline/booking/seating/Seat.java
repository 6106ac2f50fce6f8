package dev.rushline.booking.seating;

import java.util.List;
import java.util.Optional;

/**
 * One seat where it stands: a section, a row index and a position in the row. Equal to the same
 * seat of the same sale, whether its section was read once or twice.
 */
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
    return new BookedSeat(id(), category(), terms.priceMinor(category()));
  }

  String id() {
    RowLayout layout = section.layout(row);
    return new SeatId(section.plan().sectionId(), layout.plan().rowId(), layout.label(index))
        .toString();
  }

  static List<String> ids(List<Seat> seats) {
    return seats.stream().map(Seat::id).toList();
  }

  String category() {
    return section.layout(row).category(index);
  }

  SeatKind kind() {
    return section.layout(row).kind(index);
  }

  /** Whether the two are neighbours and {@code next} is the later one in its row. */
  boolean touches(Seat next) {
    return next.row == row
        && next.index == index + 1
        && next.isIn(section)
        && section.layout(row).touchesPrevious(next.index);
  }

  boolean isIn(SeatedSection other) {
    return section.plan().sectionId().equals(other.plan().sectionId());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seat that
        && row == that.row
        && index == that.index
        && that.isIn(section);
  }

  @Override
  public int hashCode() {
    return (section.plan().sectionId().hashCode() * 31 + row) * 31 + index;
  }
}

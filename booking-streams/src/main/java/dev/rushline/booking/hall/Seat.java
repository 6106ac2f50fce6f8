package dev.rushline.booking.hall;

import dev.rushline.schemas.ids.BookingId;
import java.util.List;

/**
 * One seat where it stands: a section, a row index and a position in the row. Equal to the same
 * seat of the same sale, whether its section was read once or twice.
 */
public record Seat(SeatedSection section, int row, int index) {

  /** Whether somebody has it. */
  public SeatStatus status() {
    return section.status(row, index);
  }

  /** Id of the booking that has the seat; only for seats that somebody has. */
  public BookingId holder() {
    return section.claims(row).holder(index);
  }

  /** What it is called, as {@link SeatId} writes it. */
  public String id() {
    RowLayout layout = section.layout(row);
    return new SeatId.Numbered(
            section.plan().sectionId(), layout.plan().rowId(), layout.label(index))
        .toString();
  }

  /** What these are called, in their order. */
  public static List<String> ids(List<Seat> seats) {
    return seats.stream().map(Seat::id).toList();
  }

  /** Its price category. */
  public String category() {
    return section.layout(row).category(index);
  }

  /** Who it is meant for. */
  public SeatKind kind() {
    return section.layout(row).kind(index);
  }

  /** Whether the two are neighbours and {@code next} is the later one in its row. */
  public boolean touches(Seat next) {
    return next.row == row
        && next.index == index + 1
        && next.isIn(section)
        && section.layout(row).touchesPrevious(next.index);
  }

  /** Whether it is a seat of this section, however often that was read. */
  public boolean isIn(SeatedSection other) {
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

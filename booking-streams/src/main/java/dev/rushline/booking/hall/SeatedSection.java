package dev.rushline.booking.hall;

import dev.rushline.schemas.ids.BookingId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * A section with numbered seats. Keeps what each row could still give, so that a search for
 * neighbours looks only at the seats of rows that have them.
 */
public final class SeatedSection implements Section {
  private final SectionPlan.Seated plan;
  private final RowLayout[] rows;
  private final RowClaims[] claims;
  private final List<String> categories;
  private final Capacity[] capacities; // null where a seat has changed since
  private Capacity capacity; // likewise
  private final int[] rowsByRank;
  private final int[] accessibleRowsByRank;
  private final Map<String, Integer> rowIndex;
  private int held;
  private int sold;
  private int heldBack;

  /**
   * Makes the section as it stands.
   *
   * @param claimsOfRow who has what in the row of this index; null where nobody has anything
   */
  public SeatedSection(SectionPlan.Seated plan, IntFunction<RowClaims> claimsOfRow) {
    this.plan = plan;
    int count = plan.rows().size();
    rows = new RowLayout[count];
    claims = new RowClaims[count];
    capacities = new Capacity[count];
    categories = plan.categories();
    rowIndex = HashMap.newHashMap(count);
    List<Integer> order = new ArrayList<>(count);
    for (int row = 0; row < count; row++) {
      rows[row] = new RowLayout(plan.rows().get(row));
      RowClaims stored = claimsOfRow.apply(row);
      claims[row] = stored == null ? new RowClaims(rows[row].size()) : stored;
      rowIndex.put(plan.rows().get(row).rowId(), row);
      order.add(row);
      countSeats(row);
    }
    order.sort(Comparator.comparingInt(row -> plan.rows().get(row).rank()));
    rowsByRank = order.stream().mapToInt(Integer::intValue).toArray();
    accessibleRowsByRank =
        order.stream()
            .filter(row -> rows[row].wheelchairPlaces().length > 0)
            .mapToInt(row -> row)
            .toArray();
  }

  private void countSeats(int row) {
    for (int seat = 0; seat < rows[row].size(); seat++) {
      switch (status(row, seat)) {
        case HELD -> held++;
        case SOLD -> sold++;
        case HELD_BACK -> heldBack++;
        case FREE -> {}
      }
    }
  }

  @Override
  public SectionPlan.Seated plan() {
    return plan;
  }

  @Override
  public int held() {
    return held;
  }

  @Override
  public int sold() {
    return sold;
  }

  @Override
  public int heldBack() {
    return heldBack;
  }

  /** Who has what in one row; for storing it, not for changing it. */
  public RowClaims claims(int row) {
    return claims[row];
  }

  /** One character per seat, rows in plan order: see {@link SeatStatus#code()}. */
  public byte[] codes() {
    StringBuilder codes = new StringBuilder(plan.size());
    for (int row = 0; row < rows.length; row++) {
      for (int seat = 0; seat < rows[row].size(); seat++) {
        codes.append(status(row, seat).code());
      }
    }
    return codes.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Index of the row with this label, or -1. */
  int row(String rowId) {
    return rowIndex.getOrDefault(rowId, -1);
  }

  /** What there is in the row of this index. */
  public RowLayout layout(int row) {
    return rows[row];
  }

  /** Indexes of all rows, best first; not to be changed. */
  public int[] rowsByRank() {
    return rowsByRank;
  }

  /** Whether somebody has the seat. */
  public SeatStatus status(int row, int seat) {
    if (claims[row].holder(seat) != null) {
      return claims[row].isSold(seat) ? SeatStatus.SOLD : SeatStatus.HELD;
    }
    return rows[row].isHeldBack(seat) ? SeatStatus.HELD_BACK : SeatStatus.FREE;
  }

  /** Indexes of the rows with places for wheelchairs, best first; not to be changed. */
  public int[] accessibleRowsByRank() {
    return accessibleRowsByRank;
  }

  /** What the section could still give. */
  public Capacity capacity() {
    if (capacity == null) {
      Capacity sum = new Capacity(categories);
      for (int row = 0; row < rows.length; row++) {
        sum.add(capacity(row));
      }
      capacity = sum;
    }
    return capacity;
  }

  /** What the row could still give. */
  public Capacity capacity(int row) {
    if (capacities[row] == null) {
      capacities[row] = capacity(row, seat -> status(row, seat) == SeatStatus.FREE);
    }
    return capacities[row];
  }

  /**
   * What the row could give if other seats of it were free.
   *
   * @param isFree whether somebody could have the seat at this index, whatever its kind
   */
  public Capacity capacity(int row, IntPredicate isFree) {
    Capacity found = new Capacity(categories);
    int start = -1;
    for (int seat = 0; seat <= rows[row].size(); seat++) {
      boolean offered = seat < rows[row].size() && rows[row].isStandard(seat) && isFree.test(seat);
      if (start >= 0 && (!offered || !rows[row].touchesPrevious(seat))) {
        found.addRun(rows[row], start, seat - 1);
        start = -1;
      }
      if (offered && start < 0) {
        start = seat;
      }
    }
    for (int seat : rows[row].wheelchairPlaces()) {
      if (isFree.test(seat)) {
        found.addWheelchairPlace();
      }
    }
    return found;
  }

  private void changed(int row) {
    capacities[row] = null;
    capacity = null;
  }

  void hold(int row, int seat, BookingId bookingId) {
    requireHolder(row, seat, null);
    claims[row].set(seat, bookingId, false);
    held++;
    changed(row);
  }

  void sell(int row, int seat, BookingId bookingId) {
    requireHolder(row, seat, bookingId);
    claims[row].set(seat, bookingId, true);
    held--;
    sold++;
  }

  void free(int row, int seat, BookingId bookingId) {
    requireHolder(row, seat, bookingId);
    claims[row].set(seat, null, false);
    held--;
    changed(row);
    if (rows[row].isHeldBack(seat)) {
      heldBack++;
    }
  }

  /** Takes a sale back. */
  void giveBack(int row, int seat, BookingId bookingId) {
    if (!bookingId.equals(claims[row].holder(seat)) || !claims[row].isSold(seat)) {
      throw contradiction(row, seat, "sold to " + bookingId);
    }
    claims[row].set(seat, null, false);
    sold--;
    changed(row);
    if (rows[row].isHeldBack(seat)) {
      heldBack++;
    }
  }

  /**
   * The last line of defence: a change that contradicts the seat map is a bug and must not pass.
   */
  private void requireHolder(int row, int seat, BookingId expected) {
    BookingId holder = claims[row].holder(seat);
    if (!Objects.equals(expected, holder) || claims[row].isSold(seat)) {
      throw contradiction(row, seat, "with " + expected);
    }
  }

  private IllegalStateException contradiction(int row, int seat, String expected) {
    return new IllegalStateException(
        "seat %s is %s with %s, not %s"
            .formatted(seatId(row, seat), status(row, seat), claims[row].holder(seat), expected));
  }

  /** Ids of claimed seats that {@code next} has no place for. */
  public List<String> claimedSeatsMissingFrom(SeatedSection next) {
    List<String> missing = new ArrayList<>();
    forEachClaim(
        (row, seat) -> {
          int nextRow = next.row(rows[row].plan().rowId());
          if (nextRow < 0 || next.rows[nextRow].indexOf(rows[row].label(seat)) < 0) {
            missing.add(seatId(row, seat));
          }
        });
    return missing;
  }

  /** Ids of the seats that somebody has. */
  public List<String> claimedSeats() {
    List<String> seats = new ArrayList<>();
    forEachClaim((row, seat) -> seats.add(seatId(row, seat)));
    return seats;
  }

  /** This section's claims laid over another plan that has all claimed seats. */
  public SeatedSection withPlan(SectionPlan.Seated nextPlan) {
    SeatedSection empty = new SeatedSection(nextPlan, _ -> null);
    RowClaims[] moved =
        Arrays.stream(empty.rows).map(r -> new RowClaims(r.size())).toArray(RowClaims[]::new);
    forEachClaim(
        (row, seat) -> {
          int nextRow = empty.row(rows[row].plan().rowId());
          int nextSeat = empty.rows[nextRow].indexOf(rows[row].label(seat));
          moved[nextRow].set(nextSeat, claims[row].holder(seat), claims[row].isSold(seat));
        });
    return new SeatedSection(nextPlan, row -> moved[row]);
  }

  private String seatId(int row, int seat) {
    return new SeatId.Numbered(plan.sectionId(), rows[row].plan().rowId(), rows[row].label(seat))
        .toString();
  }

  private void forEachClaim(ClaimVisitor visitor) {
    for (int row = 0; row < rows.length; row++) {
      for (int seat = 0; seat < rows[row].size(); seat++) {
        if (claims[row].holder(seat) != null) {
          visitor.visit(row, seat);
        }
      }
    }
  }

  private interface ClaimVisitor {
    void visit(int row, int seat);
  }
}

package dev.rushline.booking.hall;

import java.util.List;
import java.util.stream.Stream;

/** One section of a sale, as the organiser described it. */
public sealed interface SectionPlan {

  /** Id of the section, unique in the sale. */
  String sectionId();

  /** Order of preference when a fan asks for the best seats anywhere; 0 is best. */
  int rank();

  /** Seats or places of the section, held back ones included. */
  int size();

  /** Seats of the section that the organiser keeps from sale. */
  default int seatsHeldBack() {
    return 0;
  }

  /** A section with numbered seats in rows. */
  record Seated(String sectionId, int rank, List<RowPlan> rows) implements SectionPlan {
    public Seated {
      rows = List.copyOf(rows);
    }

    @Override
    public int size() {
      return runs().mapToInt(SeatRun::count).sum();
    }

    @Override
    public int seatsHeldBack() {
      return runs().filter(run -> run.heldBackReason().isPresent()).mapToInt(SeatRun::count).sum();
    }

    /** Price categories of its seats, each once, in the order of the plan. */
    List<String> categories() {
      return runs().map(SeatRun::category).distinct().toList();
    }

    private Stream<SeatRun> runs() {
      return rows.stream().flatMap(row -> row.runs().stream());
    }
  }

  /** A standing area that sells places up to its capacity, all in one price category. */
  record Standing(String sectionId, int rank, int capacity, String category)
      implements SectionPlan {
    @Override
    public int size() {
      return capacity;
    }
  }
}

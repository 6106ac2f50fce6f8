package dev.rushline.booking.choice;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.Seat;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SeatRun;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.seating.Desk;
import dev.rushline.booking.seating.Sales;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A section drawn as a seat map, for tests that a box office can read. One text per row, the best
 * first; one character per seat:
 *
 * <pre>
 *   .  free            x  somebody else's        |  aisle: those beside it are no neighbours
 *   b  free, cheaper   h  kept by the organiser
 *   w  free place for a wheelchair, c free companion seat; W and C somebody else's
 *   O  chosen
 * </pre>
 *
 * A row may begin with how its seats are numbered: {@code odd:} 1 3 5 ..., {@code even:} 2 4 6 ...,
 * {@code mirrored:} counted from the other side.
 */
public final class Hall {
  private static final String SECTION = "S1";

  private final List<String> drawing;
  private final SectionPlan plan;
  private final Desk desk = new Desk();

  private Hall(List<String> drawing, boolean orphanRule) {
    this.drawing = drawing.stream().map(row -> row.substring(row.indexOf(':') + 1)).toList();
    List<RowPlan> rows = new ArrayList<>();
    for (int row = 0; row < drawing.size(); row++) {
      rows.add(row(row, drawing.get(row)));
    }
    plan = new SectionPlan.Seated(SECTION, 0, rows);
    desk.handle(Sales.sale(1, 100, 1_000, false, plan));
    takeWhatIsTaken();
    desk.handle(orphanRule ? Sales.withOrphanRule(2, plan) : Sales.sale(2, 100, 100, false, plan));
  }

  /** A sale that lets nobody strand a seat. */
  static Hall of(String... rows) {
    return new Hall(List.of(rows), true);
  }

  /** A sale without that rule. */
  public static Hall withoutOrphanRule(String... rows) {
    return new Hall(List.of(rows), false);
  }

  private static RowPlan row(int number, String text) {
    String seats = text.substring(text.indexOf(':') + 1);
    int count = (int) seats.chars().filter(c -> c != '|').count();
    int first = 1;
    int step = 1;
    switch (text.substring(0, text.length() - seats.length())) {
      case "odd:" -> step = 2;
      case "even:" -> {
        first = 2;
        step = 2;
      }
      case "mirrored:" -> {
        first = count;
        step = -1;
      }
      default -> {}
    }
    List<SeatRun> runs = new ArrayList<>();
    int label = first;
    for (int at = 0; at < seats.length(); at++) {
      if (seats.charAt(at) != '|') {
        runs.add(seat(seats.charAt(at), at, label));
        label += step;
      }
    }
    return new RowPlan(rowId(number), number, (seats.length() - 1) / 2, runs);
  }

  private static SeatRun seat(char drawn, int adjacency, int label) {
    return new SeatRun(
        1,
        adjacency,
        label,
        1,
        List.of(),
        drawn == 'b' ? "P2" : "P1",
        switch (drawn) {
          case 'w', 'W' -> SeatKind.WHEELCHAIR;
          case 'c', 'C' -> SeatKind.COMPANION;
          default -> SeatKind.STANDARD;
        },
        drawn == 'h' ? Optional.of("kept") : Optional.empty());
  }

  private static String rowId(int number) {
    return String.valueOf((char) ('A' + number));
  }

  private void takeWhatIsTaken() {
    List<String> taken = new ArrayList<>();
    int wheelchairs = 0;
    for (int row = 0; row < drawing.size(); row++) {
      for (int at = 0; at < drawing.get(row).length(); at++) {
        char drawn = drawing.get(row).charAt(at);
        if (drawn == 'x' || drawn == 'W' || drawn == 'C') {
          taken.add(id(row, at));
          wheelchairs += drawn == 'W' ? 1 : 0;
        }
      }
    }
    if (!taken.isEmpty()) {
      Desk.granted(
          desk.checkout("other", new Wish.NamedSeats(new LinkedHashSet<>(taken), wheelchairs)));
    }
  }

  /** Id of the seat drawn at this place. */
  public String id(int row, int at) {
    SeatedSection section = (SeatedSection) desk.state.section(SECTION).orElseThrow();
    String seats = drawing.get(row);
    int index = (int) seats.substring(0, at).chars().filter(c -> c != '|').count();
    return new Seat(section, row, index).id();
  }

  /** What a fan is told who asks for the best seats. */
  String best(int count) {
    return tell(desk.checkout("fan", Wish.BestAvailable.of(count)));
  }

  String best(int count, String... categories) {
    return tell(
        desk.checkout(
            "fan",
            new Wish.BestAvailable(
                count, Optional.empty(), new LinkedHashSet<>(List.of(categories)), 0, false)));
  }

  String bestInNeighbouringRows(int count) {
    return tell(
        desk.checkout(
            "fan",
            new Wish.BestAvailable(count, Optional.empty(), new LinkedHashSet<>(), 0, true)));
  }

  String bestWithWheelchairs(int count, int wheelchairs) {
    return tell(
        desk.checkout(
            "fan",
            new Wish.BestAvailable(
                count, Optional.empty(), new LinkedHashSet<>(), wheelchairs, false)));
  }

  /** What a fan is told who chooses the seats drawn as O on top of this hall. */
  String choose(int wheelchairs, String... choice) {
    LinkedHashSet<String> seats = new LinkedHashSet<>();
    for (int row = 0; row < choice.length; row++) {
      for (int at = 0; at < choice[row].length(); at++) {
        if (choice[row].charAt(at) == 'O') {
          seats.add(id(row, at));
        }
      }
    }
    return tell(desk.checkout("fan", new Wish.NamedSeats(seats, wheelchairs)));
  }

  /** What the organiser has drawn. */
  public SectionPlan plan() {
    return plan;
  }

  /** The rules of choosing seats in this hall. */
  SeatChoice choice() {
    return new SeatChoice(desk.state, desk.state.terms().orElseThrow(), Supposing.NOTHING);
  }

  List<Seat> seats(List<String> ids) {
    return ids.stream().map(id -> desk.state.seat(id).orElseThrow()).toList();
  }

  /** Ids of the seats that a fan has who names these. */
  List<String> claim(List<String> ids, int wheelchairs) {
    Reply reply =
        desk.checkout("claimant", new Wish.NamedSeats(new LinkedHashSet<>(ids), wheelchairs));
    return Desk.granted(reply).seats().stream().map(BookedSeat::seat).toList();
  }

  private String tell(Reply reply) {
    return switch (reply) {
      case Reply.Granted(Booking booking) -> draw(booking.seats(), 'O');
      case Reply.Suggested suggested -> draw(suggested.seats(), 'O');
      case Reply.Refused refused when !refused.instead().isEmpty() ->
          refused.reason() + " rather " + drawIds(refused.instead(), 'O');
      case Reply.Refused refused when !refused.seats().isEmpty() ->
          refused.reason() + " " + drawIds(refused.seats(), '!');
      case Reply.Refused refused -> refused.reason().name();
    };
  }

  private String draw(List<BookedSeat> seats, char mark) {
    return drawIds(seats.stream().map(BookedSeat::seat).toList(), mark);
  }

  private String drawIds(Collection<String> ids, char mark) {
    Set<String> marked = Set.copyOf(ids);
    return String.join(
        " / ",
        IntStream.range(0, drawing.size())
            .mapToObj(
                row -> {
                  char[] seats = drawing.get(row).toCharArray();
                  for (int at = 0; at < seats.length; at++) {
                    if (seats[at] != '|' && marked.contains(id(row, at))) {
                      seats[at] = mark;
                    }
                  }
                  return new String(seats);
                })
            .toArray(String[]::new));
  }

  /** Rows of a table cell, parted by slashes. */
  static String[] rows(String cell) {
    return Arrays.stream(cell.split("/")).map(String::strip).toArray(String[]::new);
  }
}

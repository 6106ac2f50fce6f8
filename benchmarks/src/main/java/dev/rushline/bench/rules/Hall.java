package dev.rushline.bench.rules;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SeatRun;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.InMemorySaleState;
import dev.rushline.booking.seating.RequestKey;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.terms.CancellationTerms;
import dev.rushline.booking.terms.HoldTerms;
import dev.rushline.booking.terms.Limits;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sale on the heap, and the commands that the benchmarks send it. */
final class Hall {
  static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  static final Duration HOLD_TTL = Duration.ofMinutes(8);
  private static final String CATEGORY = "P1";

  private final InMemorySaleState state = new InMemorySaleState();
  private final int rowsPerSection;
  private final int seatsPerRow;
  private final int sections;
  private long sent;

  /** An empty hall of as many sections of as many rows of as many seats. */
  Hall(int sections, int rowsPerSection, int seatsPerRow) {
    this.sections = sections;
    this.rowsPerSection = rowsPerSection;
    this.seatsPerRow = seatsPerRow;
    List<SectionPlan> plans = new ArrayList<>();
    for (int section = 0; section < sections; section++) {
      plans.add(section(section));
    }
    handle(new SaleCommand.DefineSale(terms(plans), plans));
  }

  private SectionPlan section(int number) {
    List<RowPlan> rows = new ArrayList<>();
    for (int row = 0; row < rowsPerSection; row++) {
      SeatRun seats =
          new SeatRun(
              seatsPerRow, 0, 1, 1, List.of(), CATEGORY, SeatKind.STANDARD, Optional.empty());
      rows.add(new RowPlan("R" + row, row, seatsPerRow / 2, List.of(seats)));
    }
    return new SectionPlan.Seated("S" + number, number, rows);
  }

  private static SaleTerms terms(List<SectionPlan> plans) {
    return new SaleTerms(
        1,
        "EUR",
        NOW,
        NOW.plus(Duration.ofDays(365)),
        NOW.plus(Duration.ofDays(395)),
        false,
        new HoldTerms(HOLD_TTL, Duration.ZERO),
        new Limits(100, 1_000_000, Map.of()),
        true,
        Optional.of(new CancellationTerms(NOW.plus(Duration.ofDays(365)), 100)),
        Optional.empty(),
        Map.of(CATEGORY, 5_000L),
        plans.stream().map(SectionPlan::sectionId).toList());
  }

  /** Sells all but the first {@code left} seats of every row whose number is a multiple of this. */
  void sellAllBut(int left, int everyRow) {
    int row = 0;
    for (int section = 0; section < sections; section++) {
      for (int number = 0; number < rowsPerSection; number++, row++) {
        confirm(holdNamed(section, number, row % everyRow == 0 ? left + 1 : 1, seatsPerRow));
      }
    }
  }

  /** Holds the seats of a row from the one printed {@code from} to the one printed {@code to}. */
  Booking holdNamed(int section, int row, int from, int to) {
    LinkedHashSet<String> seats = LinkedHashSet.newLinkedHashSet(to - from + 1);
    for (int seat = from; seat <= to; seat++) {
      seats.add("S" + section + ":R" + row + ":" + seat);
    }
    return hold(new Wish.NamedSeats(seats, 0));
  }

  Booking holdBest(int count) {
    return hold(Wish.BestAvailable.of(count));
  }

  private Booking hold(Wish wish) {
    RequestKey key = key(new CustomerId("fan-" + sent));
    return granted(
        handle(new SaleCommand.Checkout(new BookingId("b" + sent), key, wish, Optional.empty())));
  }

  Booking confirm(Booking booking) {
    return granted(
        handle(
            new SaleCommand.Confirm(
                booking.bookingId(),
                key(booking.customerId()),
                booking.holdEpoch(),
                "p",
                booking.totalMinor())));
  }

  Booking release(Booking booking) {
    return granted(
        handle(
            new SaleCommand.Release(
                booking.bookingId(), booking.customerId(), booking.holdEpoch())));
  }

  Booking cancel(Booking booking) {
    return granted(
        handle(
            new SaleCommand.Cancel(
                booking.bookingId(), key(booking.customerId()), false, Optional.empty())));
  }

  /** Ends a hold at its deadline. */
  Decision expire(Booking booking) {
    return BoxOffice.handle(
        new SaleCommand.ExpireHold(
            booking.bookingId(), booking.holdEpoch(), booking.lastOpen().until()),
        booking.lastOpen().until(),
        state);
  }

  private RequestKey key(CustomerId customer) {
    sent++;
    return new RequestKey(customer, "k" + sent, "f");
  }

  private Decision handle(SaleCommand command) {
    return BoxOffice.handle(command, NOW, state);
  }

  private static Booking granted(Decision decision) {
    if (decision.reply().orElseThrow() instanceof Reply.Granted(Booking booking)) {
      return booking;
    }
    throw new IllegalStateException("not granted: " + decision.reply());
  }
}

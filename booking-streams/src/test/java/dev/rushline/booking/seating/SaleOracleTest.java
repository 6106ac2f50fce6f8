package dev.rushline.booking.seating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.choice.Hall;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whole sales, command by command, against an oracle that does everything in the plainest way. */
class SaleOracleTest {
  private static final int TRIES = 5_000;
  private static final int SEATS_MAX = 8;

  /** What happens next; bookings and seats are counted on from the end, if there are fewer. */
  sealed interface Act {
    record Hold(String fan, Set<Integer> seats) implements Act {}

    record Confirm(int booking, boolean stale) implements Act {}

    record Release(int booking, boolean stale) implements Act {}

    record Extend(int booking) implements Act {}

    record Change(int booking, Set<Integer> seats) implements Act {}

    record Cancel(int booking) implements Act {}

    record Sweep(int booking) implements Act {}

    record Pass(Duration time) implements Act {}
  }

  @Provide
  Arbitrary<List<Act>> stories() {
    Arbitrary<String> fans = Arbitraries.of("ann", "bob", "cem");
    Arbitrary<Integer> bookings = Arbitraries.integers().between(0, 5);
    Arbitrary<Boolean> stale = Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true));
    Arbitrary<Set<Integer>> seats =
        Arbitraries.integers().between(0, SEATS_MAX - 1).set().ofMinSize(1).ofMaxSize(4);
    Arbitrary<Duration> times =
        Arbitraries.of(1, 4, 7, 8, 12, 17, 110, 1_000).map(Duration::ofMinutes);
    return Arbitraries.<Act>frequencyOf(
            weighted(6, Combinators.combine(fans, seats).as(Act.Hold::new)),
            weighted(4, Combinators.combine(bookings, stale).as(Act.Confirm::new)),
            weighted(2, Combinators.combine(bookings, stale).as(Act.Release::new)),
            weighted(2, bookings.map(Act.Extend::new)),
            weighted(3, Combinators.combine(bookings, seats).as(Act.Change::new)),
            weighted(2, bookings.map(Act.Cancel::new)),
            weighted(2, bookings.map(Act.Sweep::new)),
            weighted(3, times.map(Act.Pass::new)))
        .list()
        .ofMinSize(5)
        .ofMaxSize(60);
  }

  /** One or two rows; a seat is true when the organiser keeps it. */
  @Provide
  Arbitrary<List<List<Boolean>>> venues() {
    return Arbitraries.frequency(Tuple.of(8, false), Tuple.of(1, true))
        .list()
        .ofMinSize(1)
        .ofMaxSize(SEATS_MAX / 2)
        .list()
        .ofMinSize(1)
        .ofMaxSize(2);
  }

  @Property(tries = TRIES)
  void fans_are_told_what_the_plainest_sale_tells_them_and_have_the_same_seats(
      @ForAll("venues") List<List<Boolean>> venue, @ForAll("stories") List<Act> story) {
    Play play = new Play(venue);
    for (Act act : story) {
      play.act(act);
    }
  }

  private static Tuple.Tuple2<Integer, Arbitrary<? extends Act>> weighted(
      int weight, Arbitrary<? extends Act> acts) {
    return Tuple.of(weight, acts);
  }

  /** The same sale at both: at the box office and at the oracle. */
  private static final class Play {
    private final Desk desk = new Desk();
    private final List<String> seats = new ArrayList<>();
    private final List<BookingId> bookingIds = new ArrayList<>();
    private final SaleOracle oracle;

    Play(List<List<Boolean>> venue) {
      Hall hall = Hall.withoutOrphanRule(venue.stream().map(Play::drawn).toArray(String[]::new));
      List<String> heldBack = new ArrayList<>();
      for (int row = 0; row < venue.size(); row++) {
        for (int seat = 0; seat < venue.get(row).size(); seat++) {
          String id = hall.id(row, seat);
          seats.add(id);
          if (venue.get(row).get(seat)) {
            heldBack.add(id);
          }
        }
      }
      oracle = new SaleOracle(heldBack);
      desk.handle(
          new SaleDraft(1)
              .limits(SaleOracle.PER_ORDER, SaleOracle.PER_CUSTOMER)
              .extension(SaleOracle.EXTENSION)
              .cancellable(SaleOracle.CANCELLABLE_UNTIL, 100)
              .of(hall.plan()));
    }

    private static String drawn(List<Boolean> row) {
      StringBuilder text = new StringBuilder();
      row.forEach(isKept -> text.append(isKept ? 'h' : '.'));
      return text.toString();
    }

    void act(Act act) {
      switch (act) {
        case Act.Pass(Duration time) -> {
          desk.after(time);
          oracle.pass(time);
        }
        case Act.Hold(String fan, Set<Integer> chosen) -> hold(fan, ids(chosen));
        case Act.Confirm(int booking, boolean stale) when isThere(booking) ->
            confirm(number(booking), stale ? 1 : 0);
        case Act.Release(int booking, boolean stale) when isThere(booking) -> {
          int number = number(booking);
          int epoch = oracle.epoch(number) - (stale ? 1 : 0);
          Reply reply =
              desk.handle(
                      new SaleCommand.Release(
                          id(number), new CustomerId(oracle.fan(number)), epoch))
                  .reply()
                  .orElseThrow();
          compare(reply, oracle.release(number, epoch));
        }
        case Act.Extend(int booking) when isThere(booking) ->
            compare(desk.extend(booking(booking)), oracle.extend(number(booking)));
        case Act.Change(int booking, Set<Integer> chosen) when isThere(booking) ->
            compare(
                desk.change(booking(booking), ids(chosen).toArray(String[]::new)),
                oracle.change(number(booking), ids(chosen)));
        case Act.Cancel(int booking) when isThere(booking) ->
            compare(desk.cancel(booking(booking)), oracle.cancel(number(booking)));
        case Act.Sweep(int booking) when isThere(booking) -> desk.expire(booking(booking));
        default -> {}
      }
      assertThat(holders()).isEqualTo(oracle.holders());
    }

    private void hold(String fan, List<String> chosen) {
      Reply reply = desk.hold(fan, chosen.toArray(String[]::new));
      compare(reply, oracle.hold(fan, chosen));
      if (reply instanceof Reply.Granted(Booking booking)) {
        bookingIds.add(booking.bookingId());
      }
    }

    private void confirm(int number, int behind) {
      int epoch = oracle.epoch(number) - behind;
      long amount = oracle.seats(number).size() * 9_500L;
      Booking booking = desk.state.booking(id(number)).orElseThrow();
      Reply reply = desk.confirm(booking, oracle.fan(number), epoch, amount);
      compare(reply, oracle.confirm(number, epoch));
    }

    private static void compare(Reply reply, String expected) {
      String told = reply instanceof Reply.Refused refused ? refused.reason().name() : "GRANTED";
      assertThat(told).isEqualTo(expected);
    }

    /** Who has which seat; a hold that is due has none, whether it was swept or not. */
    private Map<String, String> holders() {
      Map<String, String> holders = new HashMap<>();
      for (BookingId id : bookingIds) {
        Booking booking = desk.state.booking(id).orElseThrow();
        boolean hasSeats =
            booking.status() == BookingStatus.CONFIRMED
                || (booking.status() == BookingStatus.HELD && !desk.isDue(booking));
        if (hasSeats) {
          booking
              .seats()
              .forEach(
                  seat -> holders.put(seat.seat(), booking.customerId() + " " + booking.status()));
        }
      }
      return holders;
    }

    private List<String> ids(Set<Integer> chosen) {
      LinkedHashSet<String> ids = new LinkedHashSet<>();
      chosen.forEach(number -> ids.add(seats.get(number % seats.size())));
      return List.copyOf(ids);
    }

    private boolean isThere(int booking) {
      return booking < bookingIds.size();
    }

    /** Bookings are counted from the newest. */
    private int number(int booking) {
      return bookingIds.size() - 1 - booking;
    }

    private BookingId id(int number) {
      return bookingIds.get(number);
    }

    private Booking booking(int booking) {
      return desk.state.booking(id(number(booking))).orElseThrow();
    }
  }
}

package dev.rushline.booking.choice;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.Seat;
import dev.rushline.booking.hall.SeatId;
import dev.rushline.booking.hall.SeatStatus;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Finds seats for a wish that makes sense in this sale, or the reason why there are none. */
public final class SeatFinder {
  /**
   * Holds ended per round when seats are short. Bounds what one round reads and writes; rounds go
   * on until the wish is met, no hold is due, or as much has happened as one command may do.
   */
  private static final int DUE_PER_ROUND_MAX = 200;

  private final SaleState state;
  private final Instant now;
  private final SaleTerms terms;
  private final Optional<Held> inPlaceOf;
  private final SeatChoice choice;

  /**
   * Looks at the seats as they are.
   *
   * @param inPlaceOf a hold whose seats are given back in the same step, and so may be had again
   */
  public SeatFinder(SaleState state, Instant now, SaleTerms terms, Optional<Held> inPlaceOf) {
    this.state = state;
    this.now = now;
    this.terms = terms;
    this.inPlaceOf = inPlaceOf;
    choice =
        new SeatChoice(state, terms, inPlaceOf.map(this::givingBack).orElse(Supposing.NOTHING));
  }

  private Supposing givingBack(Held hold) {
    return Supposing.free(
        hold.seats().stream().flatMap(seat -> state.seat(seat.seat()).stream()).toList());
  }

  Finding find(Wish wish) {
    return switch (wish) {
      case Wish.NamedSeats named -> findNamed(named);
      case Wish.BestAvailable best ->
          findAsIs(best)
              .<Finding>map(Finding.Seats::new)
              .orElseGet(
                  () ->
                      runShort(
                          best.wheelchairs() == 0 && choice.hasEnough(best)
                              ? Rejection.SEATS_NOT_TOGETHER
                              : Rejection.NOT_ENOUGH_SEATS));
      case Wish.StandingPlaces places ->
          findAsIs(places)
              .<Finding>map(Finding.Seats::new)
              .orElseGet(() -> runShort(Rejection.NOT_ENOUGH_SEATS));
    };
  }

  /** Seats for a wish that leaves the choice to the sale, without ending any hold for it. */
  public Optional<List<BookedSeat>> findAsIs(Wish wish) {
    return switch (wish) {
      case Wish.NamedSeats _ -> throw new IllegalArgumentException("the choice is made: " + wish);
      case Wish.BestAvailable best -> choice.best(best).map(this::booked);
      case Wish.StandingPlaces places -> findPlaces(places);
    };
  }

  private List<BookedSeat> booked(List<Seat> seats) {
    return seats.stream()
        .map(seat -> new BookedSeat(seat.id(), seat.category(), terms.priceMinor(seat.category())))
        .toList();
  }

  private Finding found(List<Seat> seats) {
    return new Finding.Seats(booked(seats));
  }

  private Finding findNamed(Wish.NamedSeats wish) {
    List<Seat> seats = seats(wish.seats());
    return objection(seats, () -> SeatChoice.misuse(seats, wish.wheelchairs()))
        .or(() -> choice.orphans().of(seats, wish.wheelchairs()).map(Finding.Refused::new))
        .orElseGet(() -> found(seats));
  }

  /** Seats that were chosen before: only whether they are free matters. */
  Finding findExactly(List<String> ids) {
    List<Seat> seats = seats(ids);
    return objection(seats, Optional::empty).orElseGet(() -> found(seats));
  }

  private List<Seat> seats(Collection<String> ids) {
    return ids.stream().map(id -> state.seat(id).orElseThrow()).toList();
  }

  private Optional<Finding> objection(List<Seat> seats, Supplier<Optional<Reply.Refused>> misuse) {
    List<Seat> heldBack =
        seats.stream().filter(seat -> seat.status() == SeatStatus.HELD_BACK).toList();
    if (!heldBack.isEmpty()) {
      return Optional.of(
          new Finding.Refused(Reply.Refused.because(Rejection.SEAT_HELD_BACK, Seat.ids(heldBack))));
    }
    Optional<Reply.Refused> misused = misuse.get();
    if (misused.isPresent()) {
      return misused.map(Finding.Refused::new);
    }
    List<Seat> taken =
        seats.stream().filter(seat -> seat.status() != SeatStatus.FREE && !isOwn(seat)).toList();
    return taken.isEmpty() ? Optional.empty() : Optional.of(taken(taken));
  }

  private boolean isOwn(Seat seat) {
    return inPlaceOf.isPresent() && inPlaceOf.get().bookingId().equals(seat.holder());
  }

  private Finding taken(List<Seat> taken) {
    List<Held> holds =
        taken.stream()
            .filter(seat -> seat.status() == SeatStatus.HELD)
            .map(seat -> state.booking(seat.holder(), Held.class))
            .toList();
    List<Open> due = Open.due(holds, now).stream().distinct().toList();
    if (!due.isEmpty()) {
      return new Finding.ExpireFirst(due);
    }
    Optional<Duration> firstDeadline =
        holds.size() == taken.size() ? Held.untilFirstDeadline(holds, now) : Optional.empty();
    return new Finding.Refused(
        new Reply.Refused(Rejection.SEAT_TAKEN, Seat.ids(taken), firstDeadline));
  }

  private Optional<List<BookedSeat>> findPlaces(Wish.StandingPlaces wish) {
    StandingArea area = (StandingArea) state.section(wish.section()).orElseThrow();
    int own = inPlaceOf.map(hold -> placesIn(wish.section(), hold)).orElse(0);
    if (area.free() + own < wish.count()) {
      return Optional.empty();
    }
    String category = area.plan().category();
    return Optional.of(
        IntStream.rangeClosed(1, wish.count())
            .mapToObj(
                number ->
                    new BookedSeat(
                        new SeatId.Place(wish.section(), String.valueOf(number)).toString(),
                        category,
                        terms.priceMinor(category)))
            .toList());
  }

  private static int placesIn(String section, Held hold) {
    return (int)
        hold.seats().stream().filter(seat -> SeatId.isPlaceIn(section, seat.seat())).count();
  }

  /** Too few seats as things stand: end holds that are due and look again, or refuse. */
  private Finding runShort(Rejection reason) {
    List<Open> due = state.dueHolds(now, DUE_PER_ROUND_MAX);
    return due.isEmpty() ? Finding.Refused.because(reason) : new Finding.ExpireFirst(due);
  }
}

package dev.rushline.booking.seating;

import static dev.rushline.booking.books.Rejection.ACCESSIBLE_SEAT;
import static dev.rushline.booking.books.Rejection.ALREADY_CONFIRMED;
import static dev.rushline.booking.books.Rejection.ALREADY_EXTENDED;
import static dev.rushline.booking.books.Rejection.AMOUNT_MISMATCH;
import static dev.rushline.booking.books.Rejection.BOOKING_CANCELLED;
import static dev.rushline.booking.books.Rejection.BOOKING_ID_REUSED;
import static dev.rushline.booking.books.Rejection.BOOKING_UNKNOWN;
import static dev.rushline.booking.books.Rejection.CATEGORY_LIMIT;
import static dev.rushline.booking.books.Rejection.CUSTOMER_LIMIT;
import static dev.rushline.booking.books.Rejection.EVENT_CANCELLED;
import static dev.rushline.booking.books.Rejection.EXTENSION_NOT_OFFERED;
import static dev.rushline.booking.books.Rejection.HOLD_EXPIRED;
import static dev.rushline.booking.books.Rejection.HOLD_RELEASED;
import static dev.rushline.booking.books.Rejection.HOLD_SUPERSEDED;
import static dev.rushline.booking.books.Rejection.IDEMPOTENCY_KEY_REUSED;
import static dev.rushline.booking.books.Rejection.MALFORMED;
import static dev.rushline.booking.books.Rejection.NOT_CANCELLABLE;
import static dev.rushline.booking.books.Rejection.NOT_CONFIRMED;
import static dev.rushline.booking.books.Rejection.ORDER_LIMIT;
import static dev.rushline.booking.books.Rejection.PRESALE_CODE_NEEDED;
import static dev.rushline.booking.books.Rejection.PRESALE_CODE_UNKNOWN;
import static dev.rushline.booking.books.Rejection.SALE_CLOSED;
import static dev.rushline.booking.books.Rejection.SALE_NOT_OPEN;
import static dev.rushline.booking.books.Rejection.SALE_UNKNOWN;
import static dev.rushline.booking.books.Rejection.SEAT_HELD_BACK;
import static dev.rushline.booking.books.Rejection.SEAT_TAKEN;
import static dev.rushline.booking.books.Rejection.SEAT_UNKNOWN;
import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.OPENING;
import static dev.rushline.booking.seating.Sales.row;
import static dev.rushline.booking.seating.Sales.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.PresaleQuota;
import dev.rushline.schemas.ids.BookingId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * When several reasons for a "no" hold, which one is given: for each command its reasons in their
 * order, and for each two of them that can hold together, that the earlier one is given. Not here:
 * reasons of wishes that leave the choice to the sale, and what joining the waitlist adds to a
 * checkout's.
 */
class PrecedenceTest {
  private static final Instant CLOSING = OPENING.plus(Duration.ofDays(1));

  /** Of these a booking has one at the most. */
  private static final Set<Rejection> STATUS =
      EnumSet.of(HOLD_EXPIRED, HOLD_RELEASED, ALREADY_CONFIRMED, BOOKING_CANCELLED);

  private static final Set<Rejection> OPENING_HOURS =
      EnumSet.of(SALE_CLOSED, SALE_NOT_OPEN, PRESALE_CODE_NEEDED, PRESALE_CODE_UNKNOWN);

  /** A command, its reasons in order, and what it is answered when some of them hold. */
  record Order(String command, List<Rejection> reasons, Function<Situation, Reply> answer) {
    @Override
    public String toString() {
      return command;
    }
  }

  static Stream<Order> orders() {
    return Stream.of(
        new Order(
            "checkout",
            List.of(
                MALFORMED,
                SALE_UNKNOWN,
                IDEMPOTENCY_KEY_REUSED,
                BOOKING_ID_REUSED,
                EVENT_CANCELLED,
                SALE_CLOSED,
                SALE_NOT_OPEN,
                PRESALE_CODE_NEEDED,
                PRESALE_CODE_UNKNOWN,
                ORDER_LIMIT,
                SEAT_UNKNOWN,
                CUSTOMER_LIMIT,
                SEAT_HELD_BACK,
                ACCESSIBLE_SEAT,
                SEAT_TAKEN,
                CATEGORY_LIMIT),
            Situation::checkout),
        new Order(
            "confirm",
            List.of(
                SALE_UNKNOWN,
                IDEMPOTENCY_KEY_REUSED,
                BOOKING_UNKNOWN,
                EVENT_CANCELLED,
                HOLD_EXPIRED,
                HOLD_RELEASED,
                ALREADY_CONFIRMED,
                BOOKING_CANCELLED,
                HOLD_SUPERSEDED,
                AMOUNT_MISMATCH),
            Situation::confirm),
        new Order(
            "release",
            List.of(BOOKING_UNKNOWN, HOLD_SUPERSEDED, ALREADY_CONFIRMED, BOOKING_CANCELLED),
            Situation::release),
        new Order(
            "extend",
            List.of(
                SALE_UNKNOWN,
                IDEMPOTENCY_KEY_REUSED,
                BOOKING_UNKNOWN,
                HOLD_EXPIRED,
                HOLD_RELEASED,
                ALREADY_CONFIRMED,
                BOOKING_CANCELLED,
                EVENT_CANCELLED,
                EXTENSION_NOT_OFFERED,
                ALREADY_EXTENDED),
            Situation::extend),
        new Order(
            "change",
            List.of(
                MALFORMED,
                SALE_UNKNOWN,
                IDEMPOTENCY_KEY_REUSED,
                BOOKING_UNKNOWN,
                HOLD_EXPIRED,
                HOLD_RELEASED,
                ALREADY_CONFIRMED,
                BOOKING_CANCELLED,
                EVENT_CANCELLED,
                ORDER_LIMIT,
                SEAT_UNKNOWN,
                CUSTOMER_LIMIT,
                SEAT_HELD_BACK,
                ACCESSIBLE_SEAT,
                SEAT_TAKEN),
            Situation::change),
        new Order(
            "cancel",
            List.of(
                SALE_UNKNOWN,
                IDEMPOTENCY_KEY_REUSED,
                BOOKING_UNKNOWN,
                HOLD_EXPIRED,
                HOLD_RELEASED,
                NOT_CONFIRMED,
                NOT_CANCELLABLE),
            Situation::cancel));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  void of_two_reasons_the_earlier_is_given(Order order) {
    List<Rejection> reasons = order.reasons;
    for (int later = 0; later < reasons.size(); later++) {
      assertGiven(order, reasons.get(later), EnumSet.of(reasons.get(later)));
      for (int earlier = 0; earlier < later; earlier++) {
        Set<Rejection> both = EnumSet.of(reasons.get(earlier), reasons.get(later));
        if (canHoldTogether(both)) {
          assertGiven(order, reasons.get(earlier), both);
        }
      }
    }
  }

  private static void assertGiven(Order order, Rejection expected, Set<Rejection> wrong) {
    assertThat(refused(order.answer.apply(new Situation(wrong))))
        .as("%s where %s hold", order, wrong)
        .isEqualTo(expected);
  }

  private static boolean canHoldTogether(Set<Rejection> both) {
    boolean nothingIsThere = both.contains(SALE_UNKNOWN) && !both.contains(MALFORMED);
    boolean notSold = both.contains(NOT_CONFIRMED) && both.stream().anyMatch(STATUS::contains);
    return !nothingIsThere
        && !notSold
        && !STATUS.containsAll(both)
        && !OPENING_HOURS.containsAll(both);
  }

  /** A sale and a fan's booking in which some things are wrong. */
  private static final class Situation {
    private static final SectionPlan HALL =
        new SectionPlan.Seated(
            "S1",
            0,
            List.of(
                new RowPlan(
                    "A",
                    0,
                    3,
                    List.of(
                        run(4, 0, 1),
                        run(1, 4, 5, SeatKind.STANDARD, Optional.of("camera")),
                        run(1, 5, 6, SeatKind.WHEELCHAIR, Optional.empty()))),
                row("B", 1, 6)));

    private final Set<Rejection> wrong;
    private final Desk desk = new Desk();
    private Booking own;

    Situation(Set<Rejection> wrong) {
      this.wrong = wrong;
      if (!wrong.contains(SALE_UNKNOWN)) {
        desk.handle(draft(1).limits(10, 100).of(HALL));
        desk.after(Duration.ofHours(1));
        granted(desk.hold("bob", "S1:A:4"));
        desk.handle(Desk.checkoutCommand("alice", "used", Wish.NamedSeats.of(List.of("S1:B:6"))));
        own = granted(desk.hold("alice", "S1:B:1", "S1:B:2"));
      }
    }

    private static SaleDraft draft(long version) {
      return new SaleDraft(version).extension(Duration.ofMinutes(4)).cancellable(CLOSING, 100);
    }

    private boolean is(Rejection reason) {
      return wrong.contains(reason);
    }

    /** What becomes of the booking, and then of the sale. */
    private void goOn() {
      if (own == null) {
        return;
      }
      if (is(ALREADY_EXTENDED)) {
        granted(desk.extend(own));
      }
      if (is(ALREADY_CONFIRMED) || is(BOOKING_CANCELLED)) {
        own = granted(desk.confirm(own));
      }
      if (is(BOOKING_CANCELLED)) {
        granted(desk.cancel(own));
      }
      if (is(HOLD_RELEASED)) {
        granted(desk.release(own));
      }
      if (is(HOLD_EXPIRED)) {
        desk.after(Duration.ofHours(1));
      }
      redefine();
      if (is(SALE_CLOSED)) {
        desk.at(CLOSING);
      }
    }

    private void redefine() {
      boolean later = is(SALE_NOT_OPEN) || is(PRESALE_CODE_NEEDED) || is(PRESALE_CODE_UNKNOWN);
      SaleDraft sale =
          new SaleDraft(2)
              .opensAt(later ? OPENING.plus(Duration.ofHours(10)) : OPENING)
              .extension(is(EXTENSION_NOT_OFFERED) ? Duration.ZERO : Duration.ofMinutes(4))
              .limits(is(ORDER_LIMIT) ? 1 : 10, is(CUSTOMER_LIMIT) ? 1 : 100)
              .cancelled(is(EVENT_CANCELLED));
      if (is(CATEGORY_LIMIT)) {
        sale.categoryLimit("P1", 1);
      }
      if (!is(NOT_CANCELLABLE)) {
        sale.cancellable(CLOSING, 100);
      }
      desk.handle(sale.of(HALL));
      if (is(PRESALE_CODE_NEEDED)) {
        desk.handle(
            new SaleCommand.DefinePresale(
                new Presale("fans", 1, OPENING, OPENING.plus(Duration.ofHours(5))),
                List.of(new PresaleQuota("code", 1, Optional.empty()))));
      }
    }

    private RequestKey key() {
      return Desk.request("alice", is(IDEMPOTENCY_KEY_REUSED) ? "used" : "new", "this request");
    }

    private BookingId bookingId() {
      return own == null || is(BOOKING_UNKNOWN) ? new BookingId("nothing") : own.bookingId();
    }

    private Wish wish(String... seats) {
      Set<String> wanted = new LinkedHashSet<>(List.of(seats));
      if (is(SEAT_UNKNOWN)) {
        wanted.add("S1:Z:9");
      }
      if (is(SEAT_HELD_BACK)) {
        wanted.add("S1:A:5");
      }
      if (is(ACCESSIBLE_SEAT)) {
        wanted.add("S1:A:6");
      }
      if (is(SEAT_TAKEN)) {
        wanted.add("S1:A:4");
      }
      return new Wish.NamedSeats(new LinkedHashSet<>(wanted), is(MALFORMED) ? -1 : 0);
    }

    private Reply answer(SaleCommand command) {
      return desk.handle(command).reply().orElseThrow();
    }

    Reply checkout() {
      goOn();
      return answer(
          new SaleCommand.Checkout(
              is(BOOKING_ID_REUSED) ? bookingId() : new BookingId("new"),
              key(),
              wish("S1:A:1", "S1:A:2"),
              is(PRESALE_CODE_UNKNOWN) ? Optional.of("guess") : Optional.empty()));
    }

    Reply confirm() {
      goOn();
      int epoch = is(HOLD_SUPERSEDED) ? 99 : 1;
      long amount = own == null ? 0 : own.totalMinor() + (is(AMOUNT_MISMATCH) ? 1 : 0);
      return answer(new SaleCommand.Confirm(bookingId(), key(), epoch, "pay", amount));
    }

    Reply release() {
      goOn();
      return answer(
          new SaleCommand.Release(bookingId(), key().customerId(), is(HOLD_SUPERSEDED) ? 99 : 1));
    }

    Reply extend() {
      goOn();
      return answer(new SaleCommand.Extend(bookingId(), key()));
    }

    Reply change() {
      goOn();
      return answer(
          new SaleCommand.ChangeSeats(bookingId(), key(), wish("S1:A:1", "S1:A:2", "S1:A:3")));
    }

    Reply cancel() {
      if (own != null && !is(NOT_CONFIRMED) && wrong.stream().noneMatch(STATUS::contains)) {
        own = granted(desk.confirm(own));
      }
      goOn();
      return answer(new SaleCommand.Cancel(bookingId(), key(), false, Optional.empty()));
    }
  }
}

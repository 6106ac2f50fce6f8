package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A box office on the heap, and the words in which tests talk to it. Time moves when told to. */
public final class Desk {
  public final InMemorySaleState state;
  private Instant now = Sales.OPENING;
  private int requests;

  public Desk() {
    this(BoxOffice.RULES_VERSION);
  }

  Desk(int rulesVersion) {
    state = new InMemorySaleState(rulesVersion);
  }

  public static Desk selling(SectionPlan... sections) {
    Desk desk = new Desk();
    desk.handle(Sales.sale(sections));
    return desk;
  }

  public Desk after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Desk at(Instant time) {
    now = time;
    return this;
  }

  public Decision handle(SaleCommand command) {
    return BoxOffice.handle(command, now, state);
  }

  Reply hold(String customer, String... seats) {
    return checkout(customer, Wish.NamedSeats.of(List.of(seats)));
  }

  public Reply best(String customer, int count) {
    return checkout(customer, Wish.BestAvailable.of(count));
  }

  public Reply checkout(String customer, Wish wish) {
    String key = "request-" + ++requests;
    return handle(checkoutCommand(customer, key, wish)).reply().orElseThrow();
  }

  Reply checkoutWith(String code, String customer, String... seats) {
    RequestKey key = key(customer);
    return handle(
            new SaleCommand.Checkout(
                bookingId(key), key, Wish.NamedSeats.of(List.of(seats)), Optional.of(code)))
        .reply()
        .orElseThrow();
  }

  Reply waitFor(String customer, Wish wish) {
    RequestKey key = key(customer);
    return handle(new SaleCommand.JoinWaitlist(bookingId(key), key, wish)).reply().orElseThrow();
  }

  /** Whether the hold is past its deadline and not ended yet. */
  boolean isDue(Booking booking) {
    return booking instanceof Open open && open.isDue(now);
  }

  /** The booking as it is now. */
  Booking now(Booking booking) {
    return state.booking(booking.bookingId()).orElseThrow();
  }

  public static SaleCommand.Checkout checkoutCommand(String customer, String key, Wish wish) {
    RequestKey request = request(customer, key, wish.toString());
    return new SaleCommand.Checkout(bookingId(request), request, wish, Optional.empty());
  }

  public Held held(String customer, String... seats) {
    return grantedHold(hold(customer, seats));
  }

  Reply confirm(Booking booking) {
    return confirm(booking, booking.customerId().text(), booking.holdEpoch(), booking.totalMinor());
  }

  Reply confirm(Booking booking, String customer, int epoch, long amount) {
    String key = "request-" + ++requests;
    return handle(
            new SaleCommand.Confirm(
                booking.bookingId(), request(customer, key, key), epoch, "pay-" + key, amount))
        .reply()
        .orElseThrow();
  }

  Reply extend(Booking booking) {
    return handle(new SaleCommand.Extend(booking.bookingId(), key(booking.customerId().text())))
        .reply()
        .orElseThrow();
  }

  Reply change(Booking booking, Wish wish) {
    return handle(
            new SaleCommand.ChangeSeats(
                booking.bookingId(), key(booking.customerId().text()), wish))
        .reply()
        .orElseThrow();
  }

  Reply change(Booking booking, String... seats) {
    return change(booking, Wish.NamedSeats.of(List.of(seats)));
  }

  Reply cancel(Booking booking) {
    return cancel(booking, booking.customerId().text(), false);
  }

  Reply cancel(Booking booking, String by, boolean organiser) {
    return handle(
            new SaleCommand.Cancel(booking.bookingId(), key(by), organiser, Optional.of("why")))
        .reply()
        .orElseThrow();
  }

  private RequestKey key(String who) {
    String key = "request-" + ++requests;
    return request(who, key, key);
  }

  static RequestKey request(String customer, String key, String fingerprint) {
    return new RequestKey(new CustomerId(customer), key, fingerprint);
  }

  private static BookingId bookingId(RequestKey request) {
    return new BookingId("booking-" + request.customerId() + "-" + request.key());
  }

  /** What the customer holds and has bought. */
  CustomerTally tally(String customer) {
    return state.tally(new CustomerId(customer));
  }

  Reply release(Booking booking) {
    return handle(
            new SaleCommand.Release(booking.bookingId(), booking.customerId(), booking.holdEpoch()))
        .reply()
        .orElseThrow();
  }

  Decision expire(Booking booking) {
    return handle(
        new SaleCommand.ExpireHold(
            booking.bookingId(), booking.holdEpoch(), booking.lastOpen().until()));
  }

  /** One character per seat: see {@link SeatStatus#code()}. */
  String codes(String section) {
    return new String(
        ((SeatedSection) state.section(section).orElseThrow()).codes(),
        java.nio.charset.StandardCharsets.US_ASCII);
  }

  public static Booking granted(Reply reply) {
    return ((Reply.Granted) reply).booking();
  }

  static Held grantedHold(Reply reply) {
    return (Held) granted(reply);
  }

  public static Rejection refused(Reply reply) {
    return ((Reply.Refused) reply).reason();
  }
}

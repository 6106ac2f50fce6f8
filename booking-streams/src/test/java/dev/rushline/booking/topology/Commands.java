package dev.rushline.booking.topology;

import dev.rushline.schemas.booking.BestAvailable;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Cancel;
import dev.rushline.schemas.booking.ChangeSeats;
import dev.rushline.schemas.booking.Checkout;
import dev.rushline.schemas.booking.Confirm;
import dev.rushline.schemas.booking.DefinePresale;
import dev.rushline.schemas.booking.DefineSale;
import dev.rushline.schemas.booking.Extend;
import dev.rushline.schemas.booking.JoinWaitlist;
import dev.rushline.schemas.booking.NamedSeats;
import dev.rushline.schemas.booking.PresaleCode;
import dev.rushline.schemas.booking.PriceCategory;
import dev.rushline.schemas.booking.Release;
import dev.rushline.schemas.booking.RowPlan;
import dev.rushline.schemas.booking.SeatKind;
import dev.rushline.schemas.booking.SeatRun;
import dev.rushline.schemas.booking.SectionKind;
import dev.rushline.schemas.booking.SectionPlan;
import dev.rushline.schemas.booking.StandingPlaces;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Commands as the edge and the catalogue send them. */
final class Commands {
  static final Instant OPENING = Instant.parse("2030-01-01T10:00:00Z");
  static final Duration HOLD_TTL = Duration.ofMinutes(8);
  static final String REPLY_TO = "3/edge-1";

  private Commands() {}

  /** A sale of one section S1 with rows A, B, ... of ten seats, and a standing area PIT. */
  static BookingCommand defineSale(String event, long version, int rows, int standing) {
    List<RowPlan> plans =
        IntStream.range(0, rows)
            .mapToObj(
                row -> new RowPlan(String.valueOf((char) ('A' + row)), row, 5, List.of(tenSeats())))
            .toList();
    List<SectionPlan> sections = new ArrayList<>();
    sections.add(new SectionPlan("S1", "Stalls", SectionKind.SEATED, 0, 0, null, plans));
    if (standing > 0) {
      sections.add(
          new SectionPlan("PIT", "Pit", SectionKind.STANDING, 1, standing, "P1", List.of()));
    }
    return command(
        event,
        "define-" + version,
        new DefineSale(
            version,
            "EUR",
            OPENING,
            OPENING.plus(Duration.ofDays(1)),
            HOLD_TTL.toMillis(),
            Duration.ofMinutes(4).toMillis(),
            8,
            8,
            null,
            false,
            true,
            OPENING.plus(Duration.ofHours(12)),
            50,
            Duration.ofMinutes(10).toMillis(),
            List.of(new PriceCategory("P1", "Front", 5_000L, null)),
            sections));
  }

  private static SeatRun tenSeats() {
    return new SeatRun(10, 0, 1, 1, null, "P1", SeatKind.STANDARD, null);
  }

  static BookingCommand holdNamed(String event, String customer, String key, String... seats) {
    return checkout(event, customer, key, new NamedSeats(List.of(seats), 0));
  }

  static BookingCommand holdBest(String event, String customer, String key, int count) {
    return checkout(
        event, customer, key, new BestAvailable(count, null, null, List.of(), 0, false));
  }

  static BookingCommand holdPlaces(String event, String customer, String key, int count) {
    return checkout(event, customer, key, new StandingPlaces("PIT", count));
  }

  private static BookingCommand checkout(String event, String customer, String key, Object wish) {
    return command(
        event,
        "checkout-" + customer + "-" + key,
        new Checkout(
            bookingId(event, customer, key),
            customer,
            key,
            fingerprint(wish.toString()),
            wish,
            null));
  }

  /** The best two, with the hash of a presale code or none. */
  static BookingCommand holdWithCode(String event, String customer, String key, String codeHash) {
    BookingCommand command = holdBest(event, customer, key, 2);
    ((Checkout) command.getBody()).setPresaleCode(codeHash);
    return command;
  }

  static BookingCommand joinWaitlist(String event, String customer, String key, int count) {
    return command(
        event,
        "wait-" + customer + "-" + key,
        new JoinWaitlist(
            bookingId(event, customer, key),
            customer,
            key,
            fingerprint(customer + count),
            new BestAvailable(count, null, null, List.of(), 0, true)));
  }

  static BookingCommand defineSaleOpeningLater(String event, Duration after) {
    BookingCommand command = defineSale(event, 1, 1, 0);
    ((DefineSale) command.getBody()).setOpensAt(OPENING.plus(after));
    return command;
  }

  /** A presale that has begun, with one code that is good for one booking. */
  static BookingCommand definePresale(String event, String codeHash, Duration length) {
    return command(
        event,
        "presale",
        new DefinePresale(
            "fans",
            1L,
            OPENING,
            OPENING.plus(length),
            List.of(new PresaleCode(codeHash, 1, null))));
  }

  static BookingCommand confirm(
      String event, String customer, String checkoutKey, String key, long amount) {
    String booking = bookingId(event, customer, checkoutKey);
    return command(
        event,
        "confirm-" + customer + "-" + key,
        new Confirm(booking, customer, 1, "pay-" + key, amount, key, fingerprint(booking)));
  }

  static BookingCommand extend(String event, String customer, String checkoutKey, String key) {
    String booking = bookingId(event, customer, checkoutKey);
    return command(
        event,
        "extend-" + customer + "-" + key,
        new Extend(booking, customer, key, fingerprint(booking)));
  }

  static BookingCommand changeToBest(
      String event, String customer, String checkoutKey, String key, int count) {
    return change(
        event,
        customer,
        checkoutKey,
        key,
        new BestAvailable(count, null, null, List.of(), 0, true));
  }

  static BookingCommand changeToNamed(
      String event, String customer, String checkoutKey, String key, String... seats) {
    return change(event, customer, checkoutKey, key, new NamedSeats(List.of(seats), 0));
  }

  private static BookingCommand change(
      String event, String customer, String checkoutKey, String key, Object wish) {
    String booking = bookingId(event, customer, checkoutKey);
    return command(
        event,
        "change-" + customer + "-" + key,
        new ChangeSeats(booking, customer, key, fingerprint(booking + wish), wish));
  }

  static BookingCommand cancel(String event, String customer, String checkoutKey, String key) {
    String booking = bookingId(event, customer, checkoutKey);
    return command(
        event,
        "cancel-" + customer + "-" + key,
        new Cancel(booking, customer, false, null, key, fingerprint(booking)));
  }

  static BookingCommand release(String event, String customer, String checkoutKey) {
    return command(
        event,
        "release-" + customer + "-" + checkoutKey,
        new Release(bookingId(event, customer, checkoutKey), customer, 1));
  }

  static BookingCommand command(String event, String id, Object body) {
    return new BookingCommand(event, id, REPLY_TO, body);
  }

  static String bookingId(String event, String customer, String key) {
    return event + "." + customer + "-" + key;
  }

  private static ByteBuffer fingerprint(String meaning) {
    return ByteBuffer.wrap(meaning.getBytes(StandardCharsets.UTF_8));
  }
}

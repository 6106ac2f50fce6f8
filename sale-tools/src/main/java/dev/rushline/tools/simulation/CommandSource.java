package dev.rushline.tools.simulation;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.seating.RequestKey;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.PresaleQuota;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws commands as a crowd would send them: few fans who want the same seats, who repeat
 * themselves, change their minds, come late, and sometimes send nonsense.
 */
final class CommandSource {
  private static final int FEW = 9;

  /** More than are served by one command, and most of them wait. */
  private static final int CROWD = 60;

  private static final int REMEMBERED = 40;
  private static final int ON_THE_WAY = 5;
  private static final List<String> CODES = List.of("once", "club", "nobody");
  private static final CustomerId ORGANISER = new CustomerId("organiser");

  private final RandomGenerator random;
  private final World world;
  private final SaleModel model;
  private final int customers;
  private final List<SaleCommand> sent = new ArrayList<>();
  private final List<SaleCommand> onTheWay = new ArrayList<>();
  private int drawn;
  private int presales;

  CommandSource(RandomGenerator random, World world, SaleModel model) {
    this.random = random;
    this.world = world;
    this.model = model;
    customers = random.nextInt(4) == 0 ? CROWD : FEW;
  }

  /** The next command in the log: those of different fans overtake each other. */
  SaleCommand next() {
    if (model.othersFirst() && random.nextBoolean()) {
      return new SaleCommand.ServeWaiting(most());
    }
    while (onTheWay.size() < ON_THE_WAY) {
      onTheWay.add(draw());
    }
    SaleCommand command = onTheWay.remove(random.nextInt(onTheWay.size()));
    sent.add(command);
    if (sent.size() > REMEMBERED) {
      sent.removeFirst();
    }
    return command;
  }

  private SaleCommand draw() {
    drawn++;
    if (!sent.isEmpty() && random.nextInt(10) == 0) {
      return sent.get(random.nextInt(sent.size()));
    }
    return customers == CROWD && random.nextInt(4) > 0 ? ofCrowd() : ofFew();
  }

  /** So many that the sale is sold out, and what comes back is waited for. */
  private SaleCommand ofCrowd() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> join(one());
      case 3, 4 -> checkout(best());
      case 5, 6 -> checkout(places());
      default -> ofOwner();
    };
  }

  private SaleCommand ofFew() {
    int kind = random.nextInt(100);
    if (kind < 2) {
      return world.nextDefinition();
    }
    if (kind < 3) {
      return presale();
    }
    if (kind < 45) {
      return checkout();
    }
    if (kind < 52) {
      return join(random.nextBoolean() ? best() : places());
    }
    if (kind < 55) {
      return new SaleCommand.Suggest(customer(), best(), code());
    }
    return ofBooking(kind);
  }

  private SaleCommand join(Wish wish) {
    return new SaleCommand.JoinWaitlist(bookingId(), key(customer(), wish), wish);
  }

  /** What whoever waits gets as soon as anything comes back. */
  private Wish one() {
    return world
        .standingArea()
        .<Wish>map(area -> new Wish.StandingPlaces(area, 1))
        .orElseGet(() -> Wish.BestAvailable.of(1));
  }

  private SaleCommand checkout() {
    return checkout(
        switch (random.nextInt(5)) {
          case 0, 1 -> named();
          case 2, 3 -> best();
          default -> places();
        });
  }

  private SaleCommand checkout(Wish wish) {
    CustomerId customer = customer();
    return new SaleCommand.Checkout(bookingId(), key(customer, wish), wish, code());
  }

  private SaleCommand ofOwner() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> new SaleCommand.ServeWaiting(most());
      case 4 -> new SaleCommand.RetireSale(most());
      default -> new SaleCommand.ExpireDue(most());
    };
  }

  private int most() {
    return 1 + random.nextInt(random.nextBoolean() ? 2 : SaleCommand.Bounded.MOST);
  }

  private SaleCommand ofBooking(int kind) {
    List<Booking> bookings = List.copyOf(model.bookings().values());
    if (bookings.isEmpty()) {
      return checkout();
    }
    // Mostly of late, so that something can still happen to it.
    int from = random.nextInt(5) == 0 ? 0 : Math.max(0, bookings.size() - 12);
    Booking booking = bookings.get(from + random.nextInt(bookings.size() - from));
    CustomerId customer = random.nextInt(20) == 0 ? customer() : booking.customerId();
    int epoch = booking.holdEpoch() - (random.nextInt(15) == 0 ? 1 : 0);
    BookingId id = booking.bookingId();
    if (kind < 70) {
      long amount = booking.totalMinor() + (random.nextInt(30) == 0 ? 1 : 0);
      return new SaleCommand.Confirm(
          id, key(customer, "confirm " + id + epoch + amount), epoch, "pay-" + drawn, amount);
    }
    if (kind < 78) {
      return new SaleCommand.Release(id, customer, epoch);
    }
    if (kind < 86) {
      return random.nextInt(4) == 0
          ? new SaleCommand.ExpireHold(id, epoch, booking.lastOpen().until())
          : ofOwner();
    }
    if (kind < 89) {
      return new SaleCommand.Extend(id, key(customer, "extend " + id));
    }
    if (kind < 95) {
      Wish wish = random.nextBoolean() ? fewerOf(booking) : best();
      return new SaleCommand.ChangeSeats(id, key(customer, "change " + id + wish), wish);
    }
    if (kind < 98) {
      boolean organiser = random.nextInt(4) == 0;
      return new SaleCommand.Cancel(
          id, key(organiser ? ORGANISER : customer, "cancel " + id), organiser, Optional.empty());
    }
    return new SaleCommand.Inquire(id, customer);
  }

  private Wish fewerOf(Booking booking) {
    LinkedHashSet<String> seats = new LinkedHashSet<>();
    booking.seats().forEach(seat -> seats.add(seat.seat()));
    if (seats.size() > 1) {
      seats.removeLast();
    }
    if (random.nextBoolean()) {
      seats.add(seat());
    }
    return new Wish.NamedSeats(seats, random.nextInt(3));
  }

  private SaleCommand presale() {
    List<PresaleQuota> quotas = new ArrayList<>();
    quotas.add(new PresaleQuota("once", 1, Optional.empty()));
    if (random.nextBoolean()) {
      quotas.add(
          new PresaleQuota("club", 1 + random.nextInt(3), Optional.of(1 + random.nextInt(6))));
    }
    return new SaleCommand.DefinePresale(
        new Presale(
            "presale",
            ++presales,
            World.BEGINNING,
            World.BEGINNING.plus(Duration.ofHours(1 + random.nextInt(3)))),
        quotas);
  }

  private Optional<String> code() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(CODES.get(random.nextInt(CODES.size())));
  }

  private Wish named() {
    LinkedHashSet<String> seats = new LinkedHashSet<>();
    int first = random.nextInt(world.seats().size());
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      // Neighbours more often than not.
      seats.add(
          random.nextInt(4) == 0 ? seat() : world.seats().get((first + i) % world.seats().size()));
    }
    return new Wish.NamedSeats(seats, random.nextInt(6) == 0 ? random.nextInt(count + 1) : 0);
  }

  private String seat() {
    return random.nextInt(50) == 0
        ? "S9:Z:9"
        : world.seats().get(random.nextInt(world.seats().size()));
  }

  private Wish.BestAvailable best() {
    int count = random.nextInt(40) == 0 ? 0 : 1 + random.nextInt(4);
    LinkedHashSet<String> categories = new LinkedHashSet<>();
    for (String category : World.CATEGORIES) {
      if (random.nextInt(4) == 0) {
        categories.add(category);
      }
    }
    return new Wish.BestAvailable(
        count,
        random.nextInt(5) == 0 ? Optional.of("S0") : Optional.empty(),
        categories,
        random.nextInt(8) == 0 ? 1 : 0,
        random.nextInt(3) == 0);
  }

  private Wish places() {
    return new Wish.StandingPlaces(world.standingArea().orElse("S0"), 1 + random.nextInt(4));
  }

  private CustomerId customer() {
    return new CustomerId("fan-" + random.nextInt(customers));
  }

  private BookingId bookingId() {
    return new BookingId(random.nextInt(60) == 0 ? "booking-1" : "booking-" + drawn);
  }

  /** Mostly a key of its own; sometimes one that was used for something else. */
  private RequestKey key(CustomerId customer, Object meaning) {
    String key = random.nextInt(40) == 0 ? "key-" + random.nextInt(5) : "key-" + drawn;
    return new RequestKey(customer, key, Integer.toHexString(meaning.toString().hashCode()));
  }
}

package dev.rushline.tools.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Cancelled;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Ended;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Hold;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowClaims;
import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatId;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.proof.Failure;
import dev.rushline.proof.Simulation;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.tools.audit.Contradiction;
import dev.rushline.tools.audit.Happening;
import dev.rushline.tools.audit.SaleInvariant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A million commands, and for each invariant something broken that the simulation must notice. */
class SimulationTest {
  private static final long COMMANDS = 1_000_000;
  private static final long COMMANDS_OF_A_CONTROL = 100_000;
  private static final long SEED = 20_300_101;

  @Test
  void every_invariant_holds_after_each_of_a_million_commands() {
    Optional<Failure<SaleStep>> failure = run(SEED, COMMANDS, UnaryOperator.identity());

    assertThat(failure).as("seed %d", SEED).isEmpty();
  }

  @Test
  void the_same_seed_draws_the_same_commands_and_another_one_others() {
    UnaryOperator<SaleBook> broken = NoAnswers::new;

    assertThat(run(1, COMMANDS_OF_A_CONTROL, broken).map(Failure::steps))
        .isEqualTo(run(1, COMMANDS_OF_A_CONTROL, broken).map(Failure::steps))
        .isNotEqualTo(run(2, COMMANDS_OF_A_CONTROL, broken).map(Failure::steps));
  }

  private static Optional<Failure<SaleStep>> run(
      long seed, long commands, UnaryOperator<SaleBook> tampering) {
    return SaleStage.simulation(seed, () -> new Office(tampering)).run(commands, _ -> {});
  }

  record Control(SaleInvariant invariant, Supplier<Office> office) {
    static Control of(SaleInvariant invariant, UnaryOperator<SaleBook> tampering) {
      return new Control(invariant, () -> new Office(tampering));
    }

    @Override
    public String toString() {
      return invariant.name();
    }
  }

  static Stream<Control> controls() {
    return Stream.of(
        new Control(SaleInvariant.NO_SEAT_HAS_TWO_HOLDERS, ForgetsWhoHasNamedSeats::new),
        Control.of(SaleInvariant.EVERY_HOLD_ENDS_ONCE, ForgetsThatPlacesWereLetGo::new),
        Control.of(SaleInvariant.HOLDS_LAST_AS_LONG_AS_THEY_SAY, SeesLaterDeadlines::new),
        Control.of(SaleInvariant.NOTHING_CONFIRMED_IS_LOST, ForgetsSales::new),
        new Control(SaleInvariant.NOTHING_UNCONFIRMED_IS_SOLD, SellsExpiredPlaces::new),
        Control.of(SaleInvariant.NO_CUSTOMER_OVER_LIMIT, CountsNobodysSeats::new),
        Control.of(SaleInvariant.NO_CODE_OVER_QUOTA, CountsNoCodes::new),
        Control.of(SaleInvariant.SEATS_ARE_CONSERVED, MiscountsPlaces::new),
        Control.of(SaleInvariant.THOSE_WHO_WAIT_COME_FIRST, SeesNobodyWaiting::new),
        Control.of(SaleInvariant.NOBODY_OVERTAKES, ServesTheLastInLine::new),
        Control.of(SaleInvariant.ANSWERS_ARE_STABLE, NoAnswers::new),
        Control.of(SaleInvariant.COMMANDS_ARE_BOUNDED, DecidesByTheFirstRules::new),
        Control.of(SaleInvariant.STORY_HAS_NO_GAPS, CountsTwice::new),
        new Control(SaleInvariant.REPLAY_EQUALS_LIVE, LooksAtAClock::new),
        new Control(SaleInvariant.NO_CONTRADICTION, ForgetsWhoHoldsWhatIsPaidFor::new));
  }

  @ParameterizedTest
  @Timeout(60) // what is broken might never end
  @MethodSource("controls")
  void what_is_broken_is_noticed_by_its_invariant(Control control) {
    Optional<Failure<SaleStep>> failure =
        SaleStage.simulation(SEED, control.office()).run(COMMANDS_OF_A_CONTROL, _ -> {});

    assertThat(failure.map(Failure::invariant))
        .as(() -> failure.map(Failure::toString).orElse("nothing was noticed"))
        .contains(control.invariant());
  }

  /** The definition, the first hold, its sale, and the wish for the same seat. */
  @Test
  void a_seat_with_two_holders_is_explained_by_the_few_commands_that_led_to_it() {
    Simulation<SaleStep, SimulatedSale> simulation =
        SaleStage.simulation(SEED, ForgetsWhoHasNamedSeats::new);
    Failure<SaleStep> failure = simulation.run(COMMANDS_OF_A_CONTROL, _ -> {}).orElseThrow();

    Failure<SaleStep> shortened = simulation.shortened(failure);

    assertThat(shortened.steps()).hasSizeLessThan(8).hasSizeLessThan(failure.steps().size());
    assertThat(shortened.broken().evidence())
        .singleElement()
        .asInstanceOf(type(Contradiction.TwoHolders.class))
        .satisfies(
            two -> {
              assertThat(two.story().getLast().bookingId())
                  .isNotEqualTo(two.story().getFirst().bookingId());
              assertThat(two.story())
                  .extracting(Happening::seats)
                  .allMatch(seats -> seats.contains(two.seat()));
            });
    assertThat(shortened.broken()).hasMessageEndingWith("nothing between freed it");
  }

  @Test
  void each_invariant_has_a_control() {
    Set<SaleInvariant> controlled = controls().map(Control::invariant).collect(Collectors.toSet());

    assertThat(controlled).isEqualTo(EnumSet.allOf(SaleInvariant.class));
  }

  /** Forgets for the time of one command who has some seats. */
  private abstract static class Forgetful extends Office {
    private record Claim(RowClaims row, int seat, BookingId holder, boolean sold) {}

    private Forgetful() {
      super(UnaryOperator.identity());
    }

    /** The seats to forget about. */
    abstract Collection<String> forgotten(SaleCommand command);

    /** Whether also of seats that are only held, which may end by themselves in the command. */
    abstract boolean forgetsHolds();

    @Override
    Decision handle(SaleCommand command, Instant at) {
      List<Claim> claims = new ArrayList<>();
      if (state().terms().isPresent()) {
        forgotten(command)
            .forEach(
                seat ->
                    claim(seat)
                        .filter(claim -> claim.sold || forgetsHolds())
                        .ifPresent(claims::add));
      }
      claims.forEach(claim -> claim.row.set(claim.seat, null, false));
      Decision decision = super.handle(command, at);
      claims.stream()
          .filter(claim -> claim.row.holder(claim.seat) == null)
          .forEach(claim -> claim.row.set(claim.seat, claim.holder, claim.sold));
      return decision;
    }

    private Optional<Claim> claim(String seat) {
      SeatId.Numbered id = (SeatId.Numbered) SeatId.parse(seat).orElseThrow();
      if (!(state().section(id.section()).orElse(null) instanceof SeatedSection section)) {
        return Optional.empty();
      }
      List<RowPlan> rows = section.plan().rows();
      for (int row = 0; row < rows.size(); row++) {
        for (int at = 0; at < rows.get(row).runs().size(); at++) {
          RowClaims claims = section.claims(row);
          if (rows.get(row).rowId().equals(id.row())
              && id.label().equals(Integer.toString(rows.get(row).runs().get(at).firstNumber()))
              && claims.holder(at) != null) {
            return Optional.of(new Claim(claims, at, claims.holder(at), claims.isSold(at)));
          }
        }
      }
      return Optional.empty();
    }
  }

  private static final class ForgetsWhoHasNamedSeats extends Forgetful {
    @Override
    Collection<String> forgotten(SaleCommand command) {
      return command instanceof SaleCommand.Checkout checkout
              && checkout.wish() instanceof Wish.NamedSeats named
          ? named.seats()
          : List.of();
    }

    @Override
    boolean forgetsHolds() {
      return false;
    }
  }

  private static final class ForgetsWhoHoldsWhatIsPaidFor extends Forgetful {
    @Override
    Collection<String> forgotten(SaleCommand command) {
      // Of nobody else, or whoever gets them meanwhile makes another fault of it.
      return command instanceof SaleCommand.Confirm confirm && state().waiting() == 0
          ? state().booking(confirm.bookingId()).stream()
              .filter(Held.class::isInstance)
              .flatMap(booking -> booking.seats().stream())
              .map(BookedSeat::seat)
              .filter(SeatId::isNumbered)
              .toList()
          : List.of();
    }

    @Override
    boolean forgetsHolds() {
      return true;
    }
  }

  private static final class ForgetsThatPlacesWereLetGo extends TamperedState {
    private ForgetsThatPlacesWereLetGo(SaleBook state) {
      super(state);
    }

    @Override
    public void saveBooking(Booking booking) {
      boolean forgotten =
          booking instanceof Ended.OfHold ended
              && ended.how() == Ended.How.RELEASED
              && !SimulationTest.isOfNumberedSeats(ended);
      if (!forgotten) {
        super.saveBooking(booking);
      }
    }
  }

  private static final class SeesLaterDeadlines extends TamperedState {
    private SeesLaterDeadlines(SaleBook state) {
      super(state);
    }

    @Override
    public Optional<Booking> booking(BookingId bookingId) {
      return super.booking(bookingId).map(SimulationTest::later);
    }

    @Override
    public List<Open> dueHolds(Instant now, int max) {
      return List.of();
    }
  }

  private static final class DecidesByTheFirstRules extends TamperedState {
    private DecidesByTheFirstRules(SaleBook state) {
      super(state);
    }

    @Override
    public int rulesVersion() {
      return 1;
    }
  }

  private static final class ForgetsSales extends TamperedState {
    private ForgetsSales(SaleBook state) {
      super(state);
    }

    @Override
    public void saveBooking(Booking booking) {
      if (!(booking instanceof Confirmed)) {
        super.saveBooking(booking);
      }
    }
  }

  /** Only when a sale is asked for: in whose eyes else they are held, they would also end twice. */
  private static final class SellsExpiredPlaces extends Office {
    private SellsExpiredPlaces() {
      super(UnaryOperator.identity());
    }

    @Override
    Decision handle(SaleCommand command, Instant at) {
      return command instanceof SaleCommand.Confirm
          ? BoxOffice.handle(command, at, new SeesExpiredPlacesAsHeld(state()))
          : super.handle(command, at);
    }
  }

  private static final class SeesExpiredPlacesAsHeld extends TamperedState {
    private SeesExpiredPlacesAsHeld(SaleBook state) {
      super(state);
    }

    @Override
    public Optional<Booking> booking(BookingId bookingId) {
      return super.booking(bookingId)
          .map(
              booking ->
                  booking instanceof Ended.OfHold(Held was, Ended.How how)
                          && how == Ended.How.EXPIRED
                          && !SimulationTest.isOfNumberedSeats(was)
                      ? later(was)
                      : booking);
    }
  }

  /** So that nothing that is seen as held is due as well. */
  private static final Duration LONGER_THAN_ANY_SALE = Duration.ofDays(1_000);

  private static Booking later(Booking booking) {
    return switch (booking) {
      case Held(var head, Hold hold, var seats, var code, var wish) ->
          new Held(head, later(hold), seats, code, wish);
      case Waiting(var head, Wish wish, Instant until) ->
          new Waiting(head, wish, until.plus(LONGER_THAN_ANY_SALE));
      case Ended _, Confirmed _, Cancelled _ -> booking;
    };
  }

  private static Hold later(Hold hold) {
    return new Hold(
        hold.epoch(),
        hold.expiresAt().plus(LONGER_THAN_ANY_SALE),
        hold.confirmableUntil().plus(LONGER_THAN_ANY_SALE),
        hold.extended());
  }

  private static boolean isOfNumberedSeats(Booking booking) {
    return booking.seats().stream().map(BookedSeat::seat).allMatch(SeatId::isNumbered);
  }

  private static final class CountsNobodysSeats extends TamperedState {
    private CountsNobodysSeats(SaleBook state) {
      super(state);
    }

    @Override
    public CustomerTally tally(CustomerId customerId) {
      return CustomerTally.NOTHING;
    }
  }

  private static final class CountsNoCodes extends TamperedState {
    private CountsNoCodes(SaleBook state) {
      super(state);
    }

    @Override
    public Optional<PresaleCode> presaleCode(String hash) {
      return super.presaleCode(hash)
          .map(
              code ->
                  new PresaleCode(
                      code.presaleId(), code.maxBookings(), code.maxSeats(), 0, 0, List.of()));
    }
  }

  private static final class MiscountsPlaces extends TamperedState {
    private MiscountsPlaces(SaleBook state) {
      super(state);
    }

    @Override
    public Optional<Section> section(String sectionId) {
      return super.section(sectionId)
          .map(
              section ->
                  section.plan() instanceof SectionPlan.Standing plan
                      ? new StandingArea(plan, 0, section.sold())
                      : section);
    }
  }

  private static final class SeesNobodyWaiting extends TamperedState {
    private SeesNobodyWaiting(SaleBook state) {
      super(state);
    }

    @Override
    public int waiting() {
      return 0;
    }
  }

  /** Puts those who come at the head of the line. */
  private static final class ServesTheLastInLine extends TamperedState {
    private ServesTheLastInLine(SaleBook state) {
      super(state);
    }

    @Override
    public Optional<Waiting> firstWaiting(Wish wish) {
      return super.firstWaiting(wish)
          .map(
              first -> {
                removeWaiting(first);
                Optional<Waiting> second = super.firstWaiting(wish);
                addWaiting(first);
                return second.orElse(first);
              });
    }
  }

  private static final class NoAnswers extends TamperedState {
    private NoAnswers(SaleBook state) {
      super(state);
    }

    @Override
    public Optional<Answer> answer(CustomerId customerId, String key) {
      return Optional.empty();
    }
  }

  private static final class CountsTwice extends TamperedState {
    private CountsTwice(SaleBook state) {
      super(state);
    }

    @Override
    public void saveClock(SaleClock clock) {
      super.saveClock(new SaleClock(clock.now(), clock.version() + 1));
    }
  }

  /** Decides by a clock of its own instead of the log's. */
  private static final class LooksAtAClock extends Office {
    private static long looks;

    private LooksAtAClock() {
      super(UnaryOperator.identity());
    }

    @Override
    Decision handle(SaleCommand command, Instant at) {
      return super.handle(command, at.plusMillis(++looks));
    }
  }
}

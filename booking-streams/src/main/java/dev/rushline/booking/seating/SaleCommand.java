package dev.rushline.booking.seating;

import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.terms.PlanCheck;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.PresaleQuota;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that can be asked of the owner of one event's seats. */
public sealed interface SaleCommand {

  /** A request that is answered once per idempotency key. */
  sealed interface Keyed extends SaleCommand
      permits Checkout, JoinWaitlist, Extend, ChangeSeats, Confirm, Cancel {
    /** What booking it is about. */
    BookingId bookingId();

    /** Who asks, and under which key. */
    RequestKey requestKey();
  }

  /**
   * Put this on sale, or change what is on sale. A definition that contradicts itself cannot be
   * made (IllegalArgumentException).
   */
  record DefineSale(SaleTerms terms, List<SectionPlan> sections) implements SaleCommand {
    public DefineSale {
      sections = List.copyOf(sections);
      PlanCheck.requireConsistent(terms, sections);
    }

    /** Seats that the organiser keeps from sale. */
    public int seatsHeldBack() {
      return sections.stream().mapToInt(SectionPlan::seatsHeldBack).sum();
    }
  }

  /**
   * Let those buy early who have one of these codes; codes left out are good no more. A presale
   * that ends before it begins or a code for nothing cannot be made (IllegalArgumentException).
   */
  record DefinePresale(Presale presale, List<PresaleQuota> codes) implements SaleCommand {
    public DefinePresale {
      codes = List.copyOf(codes);
      PlanCheck.requireConsistent(presale, codes);
    }
  }

  /**
   * Hold seats under a booking id that the sender chose.
   *
   * @param presaleCode hash of a code; of no use once the sale is open to all
   */
  record Checkout(
      BookingId bookingId, RequestKey requestKey, Wish wish, Optional<String> presaleCode)
      implements Keyed {}

  /** Say which seats a customer would get; changes nothing but holds that are due. */
  record Suggest(CustomerId customerId, Wish.BestAvailable wish, Optional<String> presaleCode)
      implements SaleCommand {}

  /** Wait, under a booking id that the sender chose, until seats for the wish come back. */
  record JoinWaitlist(BookingId bookingId, RequestKey requestKey, Wish wish) implements Keyed {}

  /** Turn the named hold into a sale; {@code amountMinor} has been authorised. */
  record Confirm(
      BookingId bookingId, RequestKey requestKey, int holdEpoch, String paymentId, long amountMinor)
      implements Keyed {}

  /** Move the deadline of the booking's hold, once. */
  record Extend(BookingId bookingId, RequestKey requestKey) implements Keyed {}

  /** Hold other seats, or fewer, in place of those the booking holds, in one step. */
  record ChangeSeats(BookingId bookingId, RequestKey requestKey, Wish wish) implements Keyed {}

  /**
   * Take a sale back.
   *
   * @param requestKey who asks: the customer, or an organiser
   * @param byOrganiser whether an organiser asks: of any booking, whatever the policy, for all of
   *     the price
   * @param reason why, for people; empty when nobody said
   */
  record Cancel(
      BookingId bookingId, RequestKey requestKey, boolean byOrganiser, Optional<String> reason)
      implements Keyed {}

  /** Let the named hold go. */
  record Release(BookingId bookingId, CustomerId customerId, int holdEpoch)
      implements SaleCommand {}

  /** What the owner asks of itself, as much of it as one command may do. */
  sealed interface Bounded extends SaleCommand permits ExpireDue, ServeWaiting, RetireSale {
    /** The most that one command may say. */
    int MOST = 40;

    private static void require(int number, String what) {
      if (number < 1 || number > MOST) {
        throw new IllegalArgumentException("from 1 to %d %s: %d".formatted(MOST, what, number));
      }
    }
  }

  /**
   * Holds and waits seem to have reached their deadline; the earliest of them end.
   *
   * @param most how many: 1 to {@link #MOST}
   */
  record ExpireDue(int most) implements Bounded {
    public ExpireDue {
      Bounded.require(most, "holds end");
    }
  }

  /**
   * Those who wait get what is free, the first first: what one command could not do.
   *
   * @param most how many are served or leave the line: 1 to {@link #MOST}
   */
  record ServeWaiting(int most) implements Bounded {
    public ServeWaiting {
      Bounded.require(most, "are served");
    }
  }

  /**
   * The sale's time seems to be over: give up what is kept of it.
   *
   * @param most how many holds and waits end first: 1 to {@link #MOST}; with more of them the sale
   *     is not retired by this command
   */
  record RetireSale(int most) implements Bounded {
    public RetireSale {
      Bounded.require(most, "holds end");
    }
  }

  /**
   * Decide commands of an event in quarantine again.
   *
   * @param requestedBy who asks, for people
   */
  record ResumeSale(String requestedBy) implements SaleCommand {}

  /** The named hold seems to have reached its deadline: what logs have in place of ExpireDue. */
  record ExpireHold(BookingId bookingId, int holdEpoch, Instant deadline) implements SaleCommand {}

  /** Tell a customer how their booking stands; changes nothing. */
  record Inquire(BookingId bookingId, CustomerId customerId) implements SaleCommand {}
}

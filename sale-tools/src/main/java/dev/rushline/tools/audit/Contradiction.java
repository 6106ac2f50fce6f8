package dev.rushline.tools.audit;

import static dev.rushline.tools.audit.SaleInvariant.EVERY_HOLD_ENDS_ONCE;
import static dev.rushline.tools.audit.SaleInvariant.NOTHING_UNCONFIRMED_IS_SOLD;
import static dev.rushline.tools.audit.SaleInvariant.NO_SEAT_HAS_TWO_HOLDERS;
import static dev.rushline.tools.audit.SaleInvariant.STORY_HAS_NO_GAPS;

import dev.rushline.proof.Explained;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why an invariant does not hold: what happened, in order, the last of it being what must not have
 * happened. The text is made of that and says, at its end, what is missing between.
 */
public sealed interface Contradiction extends Explained {

  /** Which invariant it breaks. */
  SaleInvariant invariant();

  /**
   * A version that is not the next one.
   *
   * @param due which would have been
   */
  record Gap(long due, Optional<Happening> before, Happening found) implements Contradiction {
    @Override
    public SaleInvariant invariant() {
      return STORY_HAS_NO_GAPS;
    }

    @Override
    public String explained() {
      return "%s; %s; version %d was due"
          .formatted(
              before.map(Happening::ofEvent).orElse("nothing came before"), found.ofEvent(), due);
    }
  }

  /**
   * A seat is given to one booking while another has it.
   *
   * @param story what happened to the seat since the other got it
   */
  record TwoHolders(String seat, List<Happening> story) implements Contradiction {
    @Override
    public SaleInvariant invariant() {
      return NO_SEAT_HAS_TWO_HOLDERS;
    }

    @Override
    public String explained() {
      return "seat %s: %s; nothing between freed it"
          .formatted(seat, told(story, Happening::ofSeat));
    }
  }

  /** A hold begins while the booking's last one has not ended. */
  record HeldTwice(String bookingId, List<Happening> story) implements Contradiction {
    @Override
    public SaleInvariant invariant() {
      return EVERY_HOLD_ENDS_ONCE;
    }

    @Override
    public String explained() {
      return "booking %s: %s; nothing between ended the hold it had"
          .formatted(bookingId, told(story, Happening::ofBooking));
    }
  }

  /** Something happens to a hold, or comes of it, that has ended or never was. */
  record NotHeld(SaleInvariant invariant, String bookingId, List<Happening> story)
      implements Contradiction {
    @Override
    public String explained() {
      return "booking %s: %s; %s"
          .formatted(
              bookingId,
              told(story, Happening::ofBooking),
              story.size() == 1 ? "nothing before held it" : "its hold was over before");
    }
  }

  /** A hold ends, or goes on, with other seats than it had. */
  record OtherSeats(SaleInvariant invariant, String bookingId, List<Happening> story)
      implements Contradiction {
    @Override
    public String explained() {
      return "booking %s: %s; it held others"
          .formatted(bookingId, told(story, Happening::ofBooking));
    }
  }

  /** A sale is taken back that never was, or was taken back before. */
  record NotSold(String bookingId, List<Happening> story) implements Contradiction {
    @Override
    public SaleInvariant invariant() {
      return NOTHING_UNCONFIRMED_IS_SOLD;
    }

    @Override
    public String explained() {
      return "booking %s: %s; it had bought nothing then"
          .formatted(bookingId, told(story, Happening::ofBooking));
    }
  }

  private static String told(List<Happening> story, Function<Happening, String> telling) {
    return story.stream().map(telling).collect(Collectors.joining("; "));
  }
}

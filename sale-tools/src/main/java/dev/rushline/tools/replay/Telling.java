package dev.rushline.tools.replay;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.seating.RequestKey;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells people what a replay has found. */
record Telling(Retold retold, PrintWriter out) {

  /** Who has what: F free, H held, S sold, B held back. */
  void seatMap(String eventId) {
    SaleState state = retold.state();
    Retold.Step last = retold.steps().getLast();
    out.printf(
        "event %s as of %s (offset %d): version %d, %d commands%n",
        eventId, last.at(), last.offset(), state.clock().version(), retold.steps().size());
    if (retold.unreadable() > 0) {
      out.printf("%d records were no commands%n", retold.unreadable());
    }
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty()) {
      out.println("not on sale: its definition is not in the log, or not any more");
      return;
    }
    out.printf(
        "open %s to %s%s, %d waiting%n",
        terms.get().opensAt(),
        terms.get().closesAt(),
        terms.get().cancelled() ? ", cancelled" : "",
        state.waiting());
    terms.get().sectionsByRank().forEach(id -> section(state.section(id).orElseThrow()));
  }

  private void section(Section section) {
    out.printf(
        "%n%s: %d free, %d held, %d sold, %d held back%n",
        section.plan().sectionId(),
        section.free(),
        section.held(),
        section.sold(),
        section.heldBack());
    switch (section) {
      case StandingArea _ -> {}
      case SeatedSection seated -> {
        String codes = new String(seated.codes(), StandardCharsets.US_ASCII);
        int from = 0;
        for (var row : seated.plan().rows()) {
          int size = row.runs().stream().mapToInt(run -> run.count()).sum();
          out.printf("  %-4s %s%n", row.rowId(), codes.substring(from, from + size));
          from += size;
        }
      }
    }
  }

  /** Everything that happened to a booking. */
  void booking(String bookingId) {
    boolean known = false;
    for (Retold.Step step : retold.steps()) {
      for (SaleEvent event : step.decision().events()) {
        Optional<BookingId> about = booking(event).map(Booking::bookingId).or(() -> refused(event));
        if (about.map(BookingId::text).filter(bookingId::equals).isPresent()) {
          known = true;
          out.printf("%s offset %d  %s%n", step.at(), step.offset(), story(event));
        }
      }
    }
    if (!known) {
      out.printf("No booking %s%n", bookingId);
    }
  }

  private static String story(SaleEvent event) {
    String name = event.getClass().getSimpleName();
    return booking(event)
        .map(
            booking ->
                "%s  %s, epoch %d, until %s, %s"
                    .formatted(
                        name,
                        booking.status(),
                        booking.holdEpoch(),
                        booking.lastOpen().until(),
                        booking.seats().stream().map(seat -> seat.seat()).toList()))
        .orElseGet(() -> name + "  " + ((SaleEvent.BookingRejected) event).refusal());
  }

  private static Optional<Booking> booking(SaleEvent event) {
    return switch (event) {
      case SaleEvent.SeatsHeld(Booking booking, var _) -> Optional.of(booking);
      case SaleEvent.SeatsHeldAgain(Booking booking) -> Optional.of(booking);
      case SaleEvent.SeatsOffered(Booking booking) -> Optional.of(booking);
      case SaleEvent.WaitlistJoined(Booking booking, var _) -> Optional.of(booking);
      case SaleEvent.WaitlistLeft(Booking booking) -> Optional.of(booking);
      case SaleEvent.HoldExtended(Booking booking, var _) -> Optional.of(booking);
      case SaleEvent.SeatsChanged(var _, Booking booking, var _) -> Optional.of(booking);
      case SaleEvent.HoldReleased(Booking booking) -> Optional.of(booking);
      case SaleEvent.HoldExpired(Booking booking) -> Optional.of(booking);
      case SaleEvent.BookingConfirmed(Booking booking, var _) -> Optional.of(booking);
      case SaleEvent.BookingCancelled cancelled -> Optional.of(cancelled.booking());
      case SaleEvent.SaleDefined _,
          SaleEvent.SaleRetired _,
          SaleEvent.SaleQuarantined _,
          SaleEvent.SaleResumed _,
          SaleEvent.SaleChangeRefused _,
          SaleEvent.PresaleDefined _,
          SaleEvent.BookingRejected _ ->
          Optional.empty();
    };
  }

  private static Optional<BookingId> refused(SaleEvent event) {
    return event instanceof SaleEvent.BookingRejected rejected
        ? Optional.of(rejected.bookingId())
        : Optional.empty();
  }

  /** What a customer asked and was told, and of whom were the seats they did not get. */
  void customer(String customerId) {
    boolean known = false;
    for (Retold.Step step : retold.steps()) {
      if (customer(step.command()).map(CustomerId::text).filter(customerId::equals).isPresent()) {
        known = true;
        out.printf("%s offset %d  %s%n", step.at(), step.offset(), step.command());
        step.decision().reply().ifPresent(reply -> out.printf("    => %s%n", told(reply)));
      }
    }
    if (!known) {
      out.printf("Customer %s has asked for nothing%n", customerId);
    }
  }

  private static Optional<CustomerId> customer(SaleCommand command) {
    return switch (command) {
      case SaleCommand.Keyed keyed -> Optional.of(keyed.requestKey()).map(RequestKey::customerId);
      case SaleCommand.Release release -> Optional.of(release.customerId());
      case SaleCommand.Suggest suggest -> Optional.of(suggest.customerId());
      case SaleCommand.Inquire inquire -> Optional.of(inquire.customerId());
      case SaleCommand.DefineSale _,
          SaleCommand.DefinePresale _,
          SaleCommand.ResumeSale _,
          SaleCommand.Bounded _,
          SaleCommand.ExpireHold _ ->
          Optional.empty();
    };
  }

  private static String told(Reply reply) {
    return switch (reply) {
      case Reply.Granted(Booking booking) ->
          "%s %s %s"
              .formatted(
                  booking.status(),
                  booking.bookingId(),
                  booking.seats().stream().map(seat -> seat.seat()).toList());
      case Reply.Suggested suggested ->
          "suggested " + suggested.seats().stream().map(seat -> seat.seat()).toList();
      case Reply.Refused refused ->
          "refused: %s %s%s"
              .formatted(
                  refused.reason(),
                  refused.seats(),
                  refused.instead().isEmpty() ? "" : ", rather " + refused.instead());
    };
  }
}

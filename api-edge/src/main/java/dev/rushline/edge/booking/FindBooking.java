package dev.rushline.edge.booking;

import dev.rushline.edge.replies.AskingBounds;
import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.Inquire;
import dev.rushline.schemas.booking.RejectionCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Finds one booking wherever it is known: the newest of what changed lately and of PostgreSQL, else
 * from the owner, who always knows.
 */
@ApplicationScoped
class FindBooking {
  private static final Logger LOG = Logger.getLogger(FindBooking.class);

  /** PostgreSQL is a shortcut here: when it is slow the owner is asked instead. */
  private static final Duration TABLE_PATIENCE = Duration.ofSeconds(1);

  /** What came of looking. */
  sealed interface Found {
    /** The booking, which is the customer's own. */
    record Known(Booking booking) implements Found {}

    /** No such booking of this customer. */
    record Unknown() implements Found {}

    /** Not known here, and the owner does not answer. */
    record Undecided() implements Found {}
  }

  private final RecentBookings recent;
  private final BookingTable table;
  private final SaleOwner owner;
  private final AskingBounds bounds;

  FindBooking(RecentBookings recent, BookingTable table, SaleOwner owner, AskingBounds bounds) {
    this.recent = recent;
    this.table = table;
    this.owner = owner;
    this.bounds = bounds;
  }

  /**
   * A customer's own booking.
   *
   * @return also fails with TOO_MANY_QUESTIONS: whatever id is made up, its owner would be asked
   */
  Uni<Found> find(BookingId id, String customerId) {
    return find(id, customerId, bounds::ask);
  }

  /** The same for a customer who wants to pay, to let go, or to hear an answer once more. */
  Uni<Found> findToAct(BookingId id, String customerId) {
    return find(id, customerId, bounds::askUncrowded);
  }

  /** What its owner says, to a customer who wants to act on what is not known here. */
  Uni<Found> askOwnerToAct(BookingId id, String customerId) {
    return askWithin(bounds::askUncrowded, id, customerId);
  }

  private Uni<Found> find(BookingId id, String customerId, Consumer<String> bound) {
    Optional<Booking> known = recent.find(id.toString());
    if (known.isPresent()) {
      return Uni.createFrom().item(ofCustomer(known.get(), customerId));
    }
    return inTable(id)
        .chain(
            row ->
                row.isPresent()
                    ? Uni.createFrom().item(ofCustomer(row.get(), customerId))
                    : askWithin(bound, id, customerId));
  }

  private Uni<Found> askWithin(Consumer<String> bound, BookingId id, String customerId) {
    bound.accept(customerId);
    return askOwner(id, customerId);
  }

  /** What the owner says, in the order of the log: nothing that was asked before is missing. */
  Uni<Found> askOwner(BookingId id, String customerId) {
    return owner
        .ask(id.eventId(), new Inquire(id.toString(), customerId))
        .map(
            answer ->
                switch (answer) {
                  case OwnerAnswer.Granted granted -> new Found.Known(granted.booking());
                  case OwnerAnswer.Refused refused
                      when refused.refusal().getCode() == RejectionCode.SALE_QUARANTINED ->
                      new Found.Undecided();
                  case OwnerAnswer.Refused _ -> new Found.Unknown();
                  case OwnerAnswer.Silent _ -> new Found.Undecided();
                });
  }

  private Uni<Optional<Booking>> inTable(BookingId id) {
    return table
        .find(id.toString())
        .ifNoItem()
        .after(TABLE_PATIENCE)
        .fail()
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.debugf(failure, "booking not read bookingId=%s", id);
              return Optional.empty();
            });
  }

  private static Found ofCustomer(Booking booking, String customerId) {
    return booking.getCustomerId().equals(customerId)
        ? new Found.Known(booking)
        : new Found.Unknown();
  }
}

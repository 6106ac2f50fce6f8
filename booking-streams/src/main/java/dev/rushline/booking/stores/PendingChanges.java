package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.stores.Families.OfBooking;
import dev.rushline.booking.stores.Families.OfKey;
import dev.rushline.booking.stores.StoredCustomer.Last;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.WritableEntries;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bookings and customers of one event while one decision is made: each is read once, and what it
 * becomes is written once, when all of it is said. A booking has an answer exactly as long as its
 * customer's record says that the answer to that key is with this booking.
 */
final class PendingChanges {
  private final EventId event;
  private final WritableEntries<OfBooking, StoredBooking> keptBookings;
  private final WritableEntries<StoredCustomer.Ref, StoredCustomer> keptCustomers;
  private final WritableEntries<OfKey, Answer> olderAnswers;
  private final LeastRecentlyUsed<StoredCustomer.Ref, StoredCustomer> decoded;
  private final Map<BookingId, Optional<StoredBooking>> bookings = new HashMap<>();
  private final Set<BookingId> changedBookings = new LinkedHashSet<>();
  private final Map<CustomerId, StoredCustomer> customers = new HashMap<>();
  private final Set<CustomerId> changedCustomers = new LinkedHashSet<>();

  PendingChanges(
      EventId event,
      WritableEntries<OfBooking, StoredBooking> bookings,
      WritableEntries<StoredCustomer.Ref, StoredCustomer> customers,
      WritableEntries<OfKey, Answer> olderAnswers,
      LeastRecentlyUsed<StoredCustomer.Ref, StoredCustomer> decoded) {
    this.event = event;
    keptBookings = bookings;
    keptCustomers = customers;
    this.olderAnswers = olderAnswers;
    this.decoded = decoded;
  }

  Optional<Booking> booking(BookingId bookingId) {
    return stored(bookingId).map(StoredBooking::booking);
  }

  void save(Booking booking) {
    save(
        stored(booking.bookingId())
            .map(
                before ->
                    before.becomes(
                        booking,
                        (key, answer) ->
                            giveRecordOfItsOwn(before.booking().customerId(), key, answer)))
            .orElseGet(() -> new StoredBooking(booking, List.of())));
  }

  private void save(StoredBooking booking) {
    BookingId id = booking.booking().bookingId();
    bookings.put(id, Optional.of(booking));
    changedBookings.add(id);
  }

  CustomerTally tally(CustomerId customerId) {
    return customer(customerId).tally();
  }

  void save(CustomerId customerId, CustomerTally tally) {
    save(customerId, customer(customerId).with(tally));
  }

  private void save(CustomerId customerId, StoredCustomer customer) {
    customers.put(customerId, customer);
    changedCustomers.add(customerId);
  }

  Optional<Answer> answer(CustomerId customerId, String key) {
    StoredCustomer customer = customer(customerId);
    return switch (customer.last().get(key)) {
      case Last.WithBooking(BookingId bookingId) ->
          Optional.of(
              stored(bookingId)
                  .flatMap(booking -> booking.answerTo(key))
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "answer to %s of %s is not with %s"
                                  .formatted(key, customerId, bookingId))));
      case Last.Here(Answer answer) -> Optional.of(answer);
      case null ->
          customer.hasOlder()
              ? olderAnswers.find(new OfKey(event, customerId, key))
              : Optional.empty();
    };
  }

  /** An answer that grants a booking is saved after the booking. */
  void save(CustomerId customerId, String key, Answer answer) {
    forgetWithBooking(key, customer(customerId).last().get(key));
    StoredCustomer next =
        customer(customerId)
            .with(
                key,
                keepWithBooking(customerId, key, answer)
                    .<Last>map(Last.WithBooking::new)
                    .orElseGet(() -> new Last.Here(answer)));
    save(customerId, next);
    if (next.hasTooMany()) {
      String oldest = next.last().firstEntry().getKey();
      giveRecordOfItsOwn(customerId, oldest, answer(customerId, oldest).orElseThrow());
      forgetWithBooking(oldest, next.last().get(oldest));
    }
  }

  /** A booking that changes again and again must not grow with it. */
  private void forgetWithBooking(String key, Last former) {
    if (former instanceof Last.WithBooking(BookingId bookingId)) {
      save(stored(bookingId).orElseThrow().without(key));
    }
  }

  /** The booking's id, if the answer can be told from it; not to an organiser, who has keys too. */
  private Optional<BookingId> keepWithBooking(CustomerId customerId, String key, Answer answer) {
    if (!(answer.reply() instanceof Reply.Granted(Booking granted))
        || !granted.customerId().equals(customerId)) {
      return Optional.empty();
    }
    Optional<StoredBooking> stored =
        stored(granted.bookingId()).filter(known -> known.booking().equals(granted));
    stored.ifPresent(known -> save(known.answered(key, answer)));
    return stored.map(known -> known.booking().bookingId());
  }

  private void giveRecordOfItsOwn(CustomerId customerId, String key, Answer answer) {
    olderAnswers.put(new OfKey(event, customerId, key), answer);
    save(customerId, customer(customerId).withOlder(key));
  }

  private Optional<StoredBooking> stored(BookingId bookingId) {
    return bookings.computeIfAbsent(bookingId, id -> keptBookings.find(new OfBooking(event, id)));
  }

  private StoredCustomer customer(CustomerId customerId) {
    StoredCustomer pending = customers.get(customerId);
    return pending != null
        ? pending
        : decoded.computeIfAbsent(
            new StoredCustomer.Ref(event, customerId),
            ref -> keptCustomers.find(ref).orElse(StoredCustomer.NOBODY));
  }

  /** Writes what has changed; to be called once. */
  void write() {
    for (BookingId id : changedBookings) {
      keptBookings.put(new OfBooking(event, id), bookings.get(id).orElseThrow());
    }
    for (CustomerId id : changedCustomers) {
      StoredCustomer.Ref ref = new StoredCustomer.Ref(event, id);
      keptCustomers.put(ref, customers.get(id));
      decoded.put(ref, customers.get(id));
    }
  }
}

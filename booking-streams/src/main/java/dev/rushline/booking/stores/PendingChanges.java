package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.stores.StoredCustomer.Last;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/**
 * Bookings and customers of one event while one decision is made: each is read once, and what it
 * becomes is written once, when all of it is said. A booking has an answer exactly as long as its
 * customer's record says that the answer to that key is with this booking.
 */
final class PendingChanges {
  private final String event;
  private final SaleStores stores;
  private final Map<String, Optional<StoredBooking>> bookings = new HashMap<>();
  private final Set<String> changedBookings = new LinkedHashSet<>();
  private final Map<String, StoredCustomer> customers = new HashMap<>();
  private final Set<String> changedCustomers = new LinkedHashSet<>();

  PendingChanges(String event, SaleStores stores) {
    this.event = event;
    this.stores = stores;
  }

  Optional<Booking> booking(String bookingId) {
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
    String id = booking.booking().bookingId();
    bookings.put(id, Optional.of(booking));
    changedBookings.add(id);
  }

  CustomerTally tally(String customerId) {
    return customer(customerId).tally();
  }

  void save(String customerId, CustomerTally tally) {
    save(customerId, customer(customerId).with(tally));
  }

  private void save(String customerId, StoredCustomer customer) {
    customers.put(customerId, customer);
    changedCustomers.add(customerId);
  }

  Optional<Answer> answer(String customerId, String key) {
    StoredCustomer customer = customer(customerId);
    return switch (customer.last().get(key)) {
      case Last.WithBooking(String bookingId) ->
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
              ? stores
                  .read(StateKeys.answer(event, customerId, key))
                  .map(BookingCodec::decodeAnswer)
              : Optional.empty();
    };
  }

  /** An answer that grants a booking is saved after the booking. */
  void save(String customerId, String key, Answer answer) {
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
    if (former instanceof Last.WithBooking(String bookingId)) {
      save(stored(bookingId).orElseThrow().without(key));
    }
  }

  /** The booking's id, if the answer can be told from it; not to an organiser, who has keys too. */
  private Optional<String> keepWithBooking(String customerId, String key, Answer answer) {
    if (!(answer.reply() instanceof Reply.Granted(Booking granted))
        || !granted.customerId().equals(customerId)) {
      return Optional.empty();
    }
    Optional<StoredBooking> stored =
        stored(granted.bookingId()).filter(known -> known.booking().equals(granted));
    stored.ifPresent(known -> save(known.answered(key, answer)));
    return stored.map(known -> known.booking().bookingId());
  }

  private void giveRecordOfItsOwn(String customerId, String key, Answer answer) {
    stores.state.put(StateKeys.answer(event, customerId, key), BookingCodec.encode(answer));
    save(customerId, customer(customerId).withOlder(key));
  }

  private Optional<StoredBooking> stored(String bookingId) {
    return bookings.computeIfAbsent(
        bookingId,
        id -> stores.read(StateKeys.booking(event, id)).map(BookingCodec::decodeBooking));
  }

  private StoredCustomer customer(String customerId) {
    StoredCustomer pending = customers.get(customerId);
    return pending != null
        ? pending
        : stores.customers.computeIfAbsent(
            List.of(event, customerId),
            _ ->
                stores
                    .read(StateKeys.tally(event, customerId))
                    .map(CustomerCodec::decode)
                    .orElse(StoredCustomer.NOBODY));
  }

  /** Writes what has changed; to be called once. */
  void write() {
    for (String id : changedBookings) {
      Bytes key = StateKeys.booking(event, id);
      stores.state.put(key, BookingCodec.encode(bookings.get(id).orElseThrow()));
    }
    for (String id : changedCustomers) {
      StoredCustomer customer = customers.get(id);
      stores.state.put(StateKeys.tally(event, id), CustomerCodec.encode(customer));
      stores.customers.put(List.of(event, id), customer);
    }
  }
}

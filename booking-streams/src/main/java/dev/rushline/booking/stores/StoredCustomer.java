package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a customer has of an event, and where the answers to their last requests are.
 *
 * @param last by key, the oldest first
 * @param hasOlder whether there may be answers that have a record of their own
 */
record StoredCustomer(CustomerTally tally, SequencedMap<String, Last> last, boolean hasOlder) {
  /** Requests whose answers are found without a look into the store, or with the booking. */
  static final int LAST_MAX = 4;

  /** Of a customer never seen. */
  static final StoredCustomer NOBODY =
      new StoredCustomer(CustomerTally.NOTHING, new LinkedHashMap<>(), false);

  /** A customer of an event. */
  record Ref(EventId event, CustomerId customer) {}

  /** Where an answer is. */
  sealed interface Last {
    /** With the booking that it granted. */
    record WithBooking(BookingId bookingId) implements Last {}

    /** Here. */
    record Here(Answer answer) implements Last {}
  }

  StoredCustomer {
    last = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(last));
  }

  StoredCustomer with(CustomerTally next) {
    return new StoredCustomer(next, last, hasOlder);
  }

  /** The same, and the answer to a key is there. */
  StoredCustomer with(String key, Last where) {
    SequencedMap<String, Last> next = new LinkedHashMap<>(last);
    next.remove(key);
    next.put(key, where);
    return new StoredCustomer(tally, next, hasOlder);
  }

  /** The same; the answer to a key has a record of its own from now on. */
  StoredCustomer withOlder(String key) {
    SequencedMap<String, Last> next = new LinkedHashMap<>(last);
    next.remove(key);
    return new StoredCustomer(tally, next, true);
  }

  boolean hasTooMany() {
    return last.size() > LAST_MAX;
  }
}

package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Hold;
import dev.rushline.booking.books.Purchase;
import dev.rushline.booking.books.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A booking, and the answers that granted it in this or an earlier state: what such an answer says
 * is mostly what the booking says, so they need no record of their own.
 *
 * @param answers one for a key at the most, and only of keys whose customer's record says so: few
 */
record StoredBooking(Booking booking, List<Granted> answers) {

  /**
   * What an answer says of a booking that may be otherwise by now.
   *
   * @param key of the request that was answered
   * @param fingerprint of that request
   * @param at when it was answered
   */
  record Granted(
      String key,
      String fingerprint,
      Instant at,
      BookingStatus status,
      long version,
      Hold hold,
      Optional<Purchase> purchase,
      Instant changedAt) {

    /** The answer in full, about a booking that differs from it in nothing else. */
    Answer about(Booking booking) {
      Booking then =
          new Booking(
              booking.bookingId(),
              booking.customerId(),
              status,
              version,
              hold,
              booking.currency(),
              booking.seats(),
              booking.presaleCode(),
              booking.waitedFor(),
              purchase,
              booking.createdAt(),
              changedAt);
      return new Answer(fingerprint, new Reply.Granted(then), at);
    }
  }

  StoredBooking {
    answers = List.copyOf(answers);
  }

  /**
   * The booking in its next state.
   *
   * @param forgotten gets the key and the answer of each that cannot be told from it any more
   */
  StoredBooking becomes(Booking next, BiConsumer<String, Answer> forgotten) {
    List<Granted> kept = new ArrayList<>(answers.size());
    for (Granted granted : answers) {
      Answer answer = granted.about(booking);
      if (granted.about(next).equals(answer)) {
        kept.add(granted);
      } else {
        forgotten.accept(granted.key, answer);
      }
    }
    return new StoredBooking(next, kept);
  }

  /** With the answer that has just granted it as it is, to a key that it has no answer to. */
  StoredBooking answered(String key, Answer answer) {
    List<Granted> all = new ArrayList<>(answers);
    all.add(
        new Granted(
            key,
            answer.fingerprint(),
            answer.at(),
            booking.status(),
            booking.version(),
            booking.hold(),
            booking.purchase(),
            booking.changedAt()));
    return new StoredBooking(booking, all);
  }

  /** Without what a key was answered. */
  StoredBooking without(String key) {
    return new StoredBooking(
        booking, answers.stream().filter(granted -> !granted.key.equals(key)).toList());
  }

  /** What a key was answered. */
  Optional<Answer> answerTo(String key) {
    return answers.stream()
        .filter(granted -> granted.key.equals(key))
        .map(granted -> granted.about(booking))
        .findFirst();
  }
}

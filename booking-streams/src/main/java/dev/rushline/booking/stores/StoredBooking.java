package dev.rushline.booking.stores;

import dev.rushline.booking.books.Answer;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingFields.Lasting;
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
   * An answer that granted a booking which may be otherwise by now, and has the same {@link
   * Lasting} fields still.
   *
   * @param key of the request that was answered
   * @param fingerprint of that request
   * @param at when it was answered
   * @param booking as it was then
   */
  record Granted(String key, String fingerprint, Instant at, Booking booking) {

    /** In full. */
    Answer answer() {
      return new Answer(fingerprint, new Reply.Granted(booking), at);
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
    if (answers.isEmpty() || Lasting.of(next).equals(Lasting.of(booking))) {
      return new StoredBooking(next, answers);
    }
    answers.forEach(granted -> forgotten.accept(granted.key, granted.answer()));
    return new StoredBooking(next, List.of());
  }

  /** With the answer that has just granted it as it is, to a key that it has no answer to. */
  StoredBooking answered(String key, Answer answer) {
    List<Granted> all = new ArrayList<>(answers);
    all.add(new Granted(key, answer.fingerprint(), answer.at(), booking));
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
        .map(Granted::answer)
        .findFirst();
  }
}

package dev.rushline.tools.audit;

import static dev.rushline.tools.audit.SaleInvariant.EVERY_HOLD_ENDS_ONCE;
import static dev.rushline.tools.audit.SaleInvariant.NOTHING_UNCONFIRMED_IS_SOLD;

import dev.rushline.booking.hall.SeatId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who has which seat of one event, by what happened to it. Whatever contradicts what happened
 * before is told, and the book goes on: who had a seat first has it.
 */
public final class SeatBook {
  /** What happened to each seat since its holder got it. */
  private final Map<String, List<Happening>> seats = new HashMap<>();

  /** Everything that happened to each booking. */
  private final Map<String, List<Happening>> bookings = new HashMap<>();

  /** The seats of each hold that has not ended. */
  private final Map<String, List<String>> open = new HashMap<>();

  private final Set<String> sold = new HashSet<>();
  private long version;
  private Optional<Happening> last = Optional.empty();
  private List<Contradiction> found = new ArrayList<>();

  /** Takes what happened next, and tells what it contradicts. */
  public List<Contradiction> take(Happening next) {
    found = new ArrayList<>();
    if (next.version() != version + 1) {
      found.add(new Contradiction.Gap(version + 1, last, next));
    }
    version = Math.max(version, next.version());
    last = Optional.of(next);
    if (next.kind() != Happening.Kind.OTHER) {
      bookings.computeIfAbsent(next.bookingId(), _ -> new ArrayList<>()).add(next);
    }
    switch (next.kind()) {
      case HELD, OFFERED, HELD_AGAIN -> hold(next);
      case EXTENDED -> requireHeldSo(next, EVERY_HOLD_ENDS_ONCE);
      case CHANGED -> change(next);
      case RELEASED, EXPIRED -> free(next);
      case SOLD -> sell(next);
      case TAKEN_BACK -> takeBack(next);
      case OTHER -> {}
    }
    return List.copyOf(found);
  }

  /** Who has the seat. */
  public Optional<String> holder(String seat) {
    return Optional.ofNullable(seats.get(seat)).map(story -> story.getFirst().bookingId());
  }

  /** Ids of the bookings whose hold has not ended yet. */
  public Set<String> open() {
    return Set.copyOf(open.keySet());
  }

  /** Ids of the bookings that are sold. */
  public Set<String> sold() {
    return Set.copyOf(sold);
  }

  /** Begins anew, for a sale that keeps nothing but its version. */
  public void forget() {
    seats.clear();
    bookings.clear();
    open.clear();
    sold.clear();
  }

  /** All but standing places, which have no names of their own and cannot collide. */
  private static List<String> named(List<String> seats) {
    return seats.stream().filter(seat -> !isPlace(seat)).toList();
  }

  private static boolean isPlace(String seat) {
    return SeatId.parse(seat).orElse(null) instanceof SeatId.Place;
  }

  private void hold(Happening next) {
    if (open.putIfAbsent(next.bookingId(), next.seats()) != null) {
      found.add(new Contradiction.HeldTwice(next.bookingId(), story(next)));
    }
    give(next);
  }

  private void give(Happening next) {
    for (String seat : named(next.seats())) {
      List<Happening> story = seats.computeIfAbsent(seat, _ -> new ArrayList<>());
      boolean twice = !story.isEmpty() && story.getLast().equals(next);
      story.add(next);
      if (twice || !story.getFirst().bookingId().equals(next.bookingId())) {
        found.add(new Contradiction.TwoHolders(seat, List.copyOf(story)));
      }
    }
  }

  private void change(Happening next) {
    List<String> before = open.put(next.bookingId(), next.seats());
    if (before == null) {
      found.add(new Contradiction.NotHeld(EVERY_HOLD_ENDS_ONCE, next.bookingId(), story(next)));
    } else {
      giveBack(next.bookingId(), before);
    }
    give(next);
  }

  private void free(Happening next) {
    requireHeldSo(next, EVERY_HOLD_ENDS_ONCE);
    open.remove(next.bookingId());
    giveBack(next.bookingId(), next.seats());
  }

  private void sell(Happening next) {
    requireHeldSo(next, NOTHING_UNCONFIRMED_IS_SOLD);
    if (!open.containsKey(next.bookingId())) {
      found.add(new Contradiction.NotHeld(EVERY_HOLD_ENDS_ONCE, next.bookingId(), story(next)));
    }
    open.remove(next.bookingId());
    sold.add(next.bookingId());
    for (String seat : named(next.seats())) {
      seats.computeIfPresent(seat, (_, story) -> withLast(story, next));
    }
  }

  private void takeBack(Happening next) {
    if (!sold.remove(next.bookingId())) {
      found.add(new Contradiction.NotSold(next.bookingId(), story(next)));
    }
    giveBack(next.bookingId(), next.seats());
  }

  private void requireHeldSo(Happening next, SaleInvariant otherwise) {
    List<String> held = open.get(next.bookingId());
    if (held == null) {
      found.add(new Contradiction.NotHeld(otherwise, next.bookingId(), story(next)));
    } else if (!held.equals(next.seats())) {
      found.add(new Contradiction.OtherSeats(otherwise, next.bookingId(), story(next)));
    }
  }

  /** From whoever has them; those of others stay with them. */
  private void giveBack(String bookingId, List<String> given) {
    for (String seat : named(given)) {
      if (holder(seat).filter(bookingId::equals).isPresent()) {
        seats.remove(seat);
      }
    }
  }

  private static List<Happening> withLast(List<Happening> story, Happening next) {
    story.add(next);
    return story;
  }

  private List<Happening> story(Happening next) {
    return List.copyOf(bookings.get(next.bookingId()));
  }
}

package dev.rushline.booking.choice;

import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.hall.Seat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a choice leaves a single seat over that another choice would not.
 *
 * @param forbidden whether the sale minds
 * @param supposing seats looked at as if they were free or taken
 */
record Orphans(boolean forbidden, Supposing supposing) {

  /**
   * What speaks against a choice of seats that are all free and well used: a seat left without a
   * free neighbour, when the group beside it would find a place in its section and categories that
   * leaves none. Whoever needs an accessible place takes what there is.
   */
  Optional<Reply.Refused> of(List<Seat> chosen, int wheelchairs) {
    if (!forbidden || wheelchairs > 0) {
      return Optional.empty();
    }
    return SeatGroup.of(chosen).stream()
        .flatMap(group -> orphaning(group, chosen).stream())
        .findFirst();
  }

  private Optional<Reply.Refused> orphaning(SeatGroup group, List<Seat> chosen) {
    List<Seat> rest = new ArrayList<>(chosen);
    rest.removeAll(group.seats());
    Supposing restTaken = supposing.taking(rest);
    List<Seat> stranded = group.strands(restTaken);
    if (stranded.isEmpty()) {
      return Optional.empty();
    }
    return new RowSearch(group.count(), group.categories(), true, restTaken)
        .firstIn(group.section())
        .map(
            instead -> {
              List<Seat> better = new ArrayList<>(instead.seats());
              better.addAll(rest);
              return new Reply.Refused(
                  Rejection.ORPHAN_SEAT, Seat.ids(stranded), Optional.empty(), Seat.ids(better));
            });
  }
}

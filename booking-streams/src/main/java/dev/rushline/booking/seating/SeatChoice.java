package dev.rushline.booking.seating;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which seats go to a wish: the one function behind suggesting seats, checking a fan's own choice
 * and saying what is wrong with it. What it suggests it never objects to. Pure: same state, same
 * answer.
 *
 * @param supposing seats looked at as if they were free or taken
 */
record SeatChoice(SaleState state, SaleTerms terms, Supposing supposing) {

  /** The best seats for the wish; empty when there are none. */
  Optional<List<Seat>> best(Wish.BestAvailable wish) {
    if (wish.wheelchairs() > 0) {
      AccessibleSearch search = new AccessibleSearch(wish, supposing);
      return first(wish.section(), search::mayFit, search::in).map(SeatGroup::seats);
    }
    Optional<SeatGroup> row =
        terms.orphanRule()
            ? firstRow(wish, true).or(() -> firstRow(wish, false))
            : firstRow(wish, false);
    if (row.isPresent() || !wish.split()) {
      return row.map(SeatGroup::seats);
    }
    SplitSearch search = new SplitSearch(this, wish);
    return search.numbersOfRows().stream()
        .flatMap(rows -> first(wish.section(), search::mayFit, s -> search.in(s, rows)).stream())
        .findFirst();
  }

  private Optional<SeatGroup> firstRow(Wish.BestAvailable wish, boolean clean) {
    RowSearch search = new RowSearch(wish.count(), wish.categories(), clean, supposing);
    return first(wish.section(), search::mayFit, search::firstIn);
  }

  /** What is found in the best section that has it; looks only into sections that may. */
  private <T> Optional<T> first(
      Optional<String> wished,
      Predicate<Capacity> mayFit,
      Function<SeatedSection, Optional<T>> search) {
    if (wished.isPresent()) {
      SeatedSection section = (SeatedSection) state.section(wished.get()).orElseThrow();
      return mayFit.test(section.capacity()) || supposing.frees(wished.get())
          ? search.apply(section)
          : Optional.empty();
    }
    SaleOverview overview = state.overview();
    for (int i = 0; i < overview.size(); i++) {
      String id = overview.sectionId(i);
      if ((mayFit.test(overview.capacity(i, state)) || supposing.frees(id))
          && state.section(id).orElseThrow() instanceof SeatedSection section) {
        Optional<T> found = search.apply(section);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Accessible seats in a choice that would not be used as such. */
  static Optional<Reply.Refused> misuse(List<Seat> chosen, int wheelchairs) {
    List<Seat> misused = AccessibleSearch.misused(SeatGroup.of(chosen), wheelchairs);
    return misused.isEmpty()
        ? Optional.empty()
        : Optional.of(Reply.Refused.because(Rejection.ACCESSIBLE_SEAT, Seat.ids(misused)));
  }

  /**
   * What speaks against a choice of seats that are all free and well used: a seat left without a
   * free neighbour, when the group beside it would find a place in its section and categories that
   * leaves none. Whoever needs an accessible place takes what there is.
   */
  Optional<Reply.Refused> orphans(List<Seat> chosen, int wheelchairs) {
    if (!terms.orphanRule() || wheelchairs > 0) {
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

  /** Whether as many seats as wished are free, be they apart. */
  boolean hasEnough(Wish.BestAvailable wish) {
    int offered = 0;
    SaleOverview overview = state.overview();
    for (int i = 0; i < overview.size() && offered < wish.count(); i++) {
      if (wish.section().isEmpty() || wish.section().get().equals(overview.sectionId(i))) {
        offered += overview.capacity(i, state).offered(wish.categories());
      }
    }
    return offered >= wish.count();
  }
}

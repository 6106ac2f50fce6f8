package dev.rushline.booking.choice;

import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.Capacity;
import dev.rushline.booking.hall.SaleOverview;
import dev.rushline.booking.hall.Seat;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.terms.SaleTerms;
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
    SplitSearch search = new SplitSearch(orphans(), wish);
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

  /** What a choice of seats that are all free and well used leaves over. */
  Orphans orphans() {
    return new Orphans(terms.orphanRule(), supposing);
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

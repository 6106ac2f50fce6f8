package dev.rushline.booking.choice;

import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.terms.SaleTerms;
import java.util.List;
import java.util.Optional;

/** Whether what is asked for exists in this sale at all. */
public record WishCheck(SaleState state, SaleTerms terms) {

  /** Whether no sale could grant the wish. */
  public static boolean isMalformed(Wish wish) {
    int wheelchairs =
        switch (wish) {
          case Wish.NamedSeats named -> named.wheelchairs();
          case Wish.BestAvailable best -> best.wheelchairs();
          case Wish.StandingPlaces _ -> 0;
        };
    return wish.count() < 1 || wheelchairs < 0 || wheelchairs > wish.count();
  }

  /** What is asked for and not there. */
  public Optional<Reply.Refused> objectionTo(Wish wish) {
    return switch (wish) {
      case Wish.NamedSeats(var seats, int _) -> objectionToSeats(List.copyOf(seats));
      case Wish.BestAvailable best -> {
        if (best.section().isPresent()) {
          Optional<Rejection> objection =
              objectionToSection(best.section().get(), SeatedSection.class);
          if (objection.isPresent()) {
            yield objection.map(Reply.Refused::because);
          }
        }
        yield terms.pricesMinor().keySet().containsAll(best.categories())
            ? Optional.empty()
            : Optional.of(Reply.Refused.because(Rejection.CATEGORY_UNKNOWN));
      }
      case Wish.StandingPlaces(String section, int _) ->
          objectionToSection(section, StandingArea.class).map(Reply.Refused::because);
    };
  }

  private Optional<Rejection> objectionToSection(String id, Class<? extends Section> wanted) {
    Optional<Section> section = state.section(id);
    if (section.isEmpty()) {
      return Optional.of(Rejection.SECTION_UNKNOWN);
    }
    return wanted.isInstance(section.get())
        ? Optional.empty()
        : Optional.of(Rejection.WRONG_SECTION_KIND);
  }

  private Optional<Reply.Refused> objectionToSeats(List<String> ids) {
    List<String> unknown = ids.stream().filter(id -> state.seat(id).isEmpty()).toList();
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(Reply.Refused.because(Rejection.SEAT_UNKNOWN, unknown));
  }
}

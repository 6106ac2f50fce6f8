package dev.rushline.booking.seating;

import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.hall.SeatedSection;
import dev.rushline.booking.hall.Section;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.booking.terms.SaleTerms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a definition of what is on sale may take the place of the former one. */
record DefinitionRules(SaleState state) {
  /** Enough for an operator to see what is meant; the rest is in the bookings. */
  private static final int SEATS_NAMED_MAX = 20;

  Step decide(SaleCommand.DefineSale command) {
    Optional<SaleTerms> former = state.terms();
    if (former.isEmpty() && state.isRetired()) {
      return new Step.Nothing();
    }
    if (former.isPresent() && former.get().saleVersion() >= command.terms().saleVersion()) {
      return new Step.Nothing();
    }
    List<String> lost =
        former.stream()
            .flatMap(terms -> terms.sectionsByRank().stream())
            .flatMap(id -> state.section(id).stream())
            .flatMap(section -> seatsLost(section, planOf(section, command)))
            .limit(SEATS_NAMED_MAX)
            .toList();
    if (lost.isEmpty()) {
      return new Step.Happens(new SaleEvent.SaleDefined(command));
    }
    // A cancellation must not fail for a plan on which nothing will be sold any more: those who
    // have seats are to get their money back.
    return new Step.Happens(
        command.terms().cancelled()
            ? new SaleEvent.SaleDefined(overFormerPlan(command.terms(), former.get()))
            : new SaleEvent.SaleChangeRefused(command.terms().saleVersion(), lost));
  }

  private SaleCommand.DefineSale overFormerPlan(SaleTerms next, SaleTerms former) {
    List<SectionPlan> plans =
        former.sectionsByRank().stream()
            .flatMap(id -> state.section(id).stream())
            .map(Section::plan)
            .toList();
    return new SaleCommand.DefineSale(next.withSectionsOf(former), plans);
  }

  private static Optional<SectionPlan> planOf(Section section, SaleCommand.DefineSale command) {
    String id = section.plan().sectionId();
    return command.sections().stream().filter(plan -> plan.sectionId().equals(id)).findFirst();
  }

  private static Stream<String> seatsLost(Section section, Optional<SectionPlan> next) {
    return switch (section) {
      case SeatedSection seated -> {
        List<String> lost =
            next.isPresent() && next.get() instanceof SectionPlan.Seated plan
                ? seated.claimedSeatsMissingFrom(new SeatedSection(plan, _ -> null))
                : seated.claimedSeats();
        yield lost.stream();
      }
      case StandingArea area -> {
        int claimed = area.held() + area.sold();
        int capacity =
            next.isPresent() && next.get() instanceof SectionPlan.Standing plan
                ? plan.capacity()
                : 0;
        yield claimed > capacity ? Stream.of(area.plan().sectionId()) : Stream.empty();
      }
    };
  }
}

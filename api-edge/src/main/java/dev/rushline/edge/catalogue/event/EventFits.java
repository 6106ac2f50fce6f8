package dev.rushline.edge.catalogue.event;

import dev.rushline.edge.catalogue.plan.SeatIds;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.problem.BrokenRules;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of an event against its venue's plan, its performers and what it was before. */
public final class EventFits {
  private EventFits() {}

  /**
   * Refuses an event that names categories, seats or performers that are not there.
   *
   * @param performers those of its performers that exist
   */
  static void check(Event event, SeatingPlan plan, Set<String> performers) {
    BrokenRules rules = new BrokenRules();
    for (String category : missingCategories(event, plan)) {
      rules.require(false, "priceCategories", "the venue's plan names category " + category);
    }
    for (int i = 0; i < event.performers().size(); i++) {
      String id = event.performers().get(i).performerId();
      rules.require(
          performers.contains(id), "performers[" + i + "].performerId", "no performer " + id);
    }
    if (!event.heldBack().isEmpty()) {
      Set<String> seats = SeatIds.numbered(plan);
      for (int i = 0; i < event.heldBack().size(); i++) {
        for (String seat : event.heldBack().get(i).seats()) {
          rules.require(
              seats.contains(seat), "heldBack[" + i + "].seats", "no seat " + seat + " here");
        }
      }
    }
    rules.refuseIfAny();
  }

  /** Refuses to move an event to another plan when that takes seats away from an open sale. */
  public static void checkMove(Event before, SeatingPlan from, SeatingPlan to, Instant now) {
    if (before.onSale(now)) {
      refuseRemoved(SeatIds.removed(from, to), List.of(before.id()));
    }
  }

  /** Refuses a new plan that an event of the venue cannot be sold with. */
  public static void checkPlan(SeatingPlan from, SeatingPlan to, List<Event> notOver, Instant now) {
    Map<String, Set<String>> missing =
        notOver.stream()
            .filter(event -> !missingCategories(event, to).isEmpty())
            .collect(Collectors.toMap(Event::id, event -> missingCategories(event, to)));
    if (!missing.isEmpty()) {
      throw new ProblemException(
              ProblemCode.PLAN_CATEGORY_MISSING_IN_EVENT,
              "Give these events prices for the plan's categories first")
          .withList("events", missing.keySet())
          .with("categories", missing.values().iterator().next());
    }
    List<String> open = notOver.stream().filter(event -> event.onSale(now)).map(Event::id).toList();
    if (!open.isEmpty()) {
      refuseRemoved(SeatIds.removed(from, to), open);
    }
  }

  private static void refuseRemoved(List<String> seats, List<String> events) {
    if (!seats.isEmpty()) {
      throw new ProblemException(
              ProblemCode.SEATS_REMOVED_AFTER_SALE_START,
              "Seats may be added or held back, not removed or renamed")
          .withList("seats", seats)
          .withList("events", events);
    }
  }

  /** Categories that the plan names and the event has no price for. */
  public static Set<String> missingCategories(Event event, SeatingPlan plan) {
    Set<String> missing = plan.categories();
    event.priceCategories().forEach(price -> missing.remove(price.code()));
    return missing;
  }
}

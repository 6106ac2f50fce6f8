package dev.rushline.booking.choice;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a customer may have more seats.
 *
 * @param customerId who
 * @param given seats given back in the same step, which do not count
 */
public record CustomerRules(
    SaleState state, Instant now, SaleTerms terms, CustomerId customerId, List<BookedSeat> given) {

  /** What speaks against that many seats more; their categories do not matter yet. */
  public Optional<Finding> objectionTo(int wanted) {
    CustomerTally tally = state.tally(customerId);
    long had = (long) tally.held() + tally.bought() - given.size();
    return had + wanted <= terms.limits().perCustomer()
        ? Optional.empty()
        : Optional.of(over(tally, Rejection.CUSTOMER_LIMIT));
  }

  /** What speaks against these seats. */
  public Optional<Finding> objectionTo(List<BookedSeat> wanted) {
    Map<String, Integer> limits = terms.limits().perCustomerInCategory();
    if (limits.isEmpty()) {
      return Optional.empty();
    }
    CustomerTally tally = state.tally(customerId);
    Map<String, Long> more = byCategory(wanted);
    Map<String, Long> less = byCategory(given);
    boolean over =
        more.entrySet().stream()
            .filter(category -> limits.containsKey(category.getKey()))
            .anyMatch(
                category ->
                    tally.of(category.getKey())
                            - less.getOrDefault(category.getKey(), 0L)
                            + category.getValue()
                        > limits.get(category.getKey()));
    return over ? Optional.of(over(tally, Rejection.CATEGORY_LIMIT)) : Optional.empty();
  }

  private static Map<String, Long> byCategory(List<BookedSeat> seats) {
    return seats.stream()
        .map(BookedSeat::category)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** Own holds that are due do not count, so they end first. */
  private Finding over(CustomerTally tally, Rejection reason) {
    List<Held> holds = state.holds(tally.openHolds());
    List<Open> due = Open.due(holds, now);
    return due.isEmpty()
        ? new Finding.Refused(
            new Reply.Refused(reason, List.of(), Held.untilFirstDeadline(holds, now)))
        : new Finding.ExpireFirst(due);
  }
}

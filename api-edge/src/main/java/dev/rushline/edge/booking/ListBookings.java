package dev.rushline.edge.booking;

import dev.rushline.edge.catalogue.PageLimit;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.Booking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A customer's bookings, newest first: PostgreSQL's, overlaid by what changed lately. */
@ApplicationScoped
class ListBookings {
  private static final Logger LOG = Logger.getLogger(ListBookings.class);
  private static final int LIMIT = 20;
  private static final int LIMIT_MAX = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RecentBookings recent;
  private final BookingTable table;

  ListBookings(RecentBookings recent, BookingTable table) {
    this.recent = recent;
    this.table = table;
  }

  Uni<BookingPage> page(String customerId, String size, String cursor) {
    int limit = PageLimit.of(size, LIMIT, LIMIT_MAX);
    Optional<BookingCursor> after = Optional.ofNullable(cursor).map(BookingCursor::parse);
    return table
        .page(customerId, limit + 1, after) // one more tells whether there is a next page
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .transform(
            failure -> {
              LOG.debug("bookings not read", failure);
              return new ProblemException(ProblemCode.CATALOGUE_UNAVAILABLE, null)
                  .retryAfterSeconds(1);
            })
        .map(rows -> page(merge(rows, recent.ofCustomer(customerId), after), limit));
  }

  /** Rows and recent bookings, the newer state of each, in the order of pages. */
  static List<Booking> merge(
      Collection<Booking> rows, Collection<Booking> recent, Optional<BookingCursor> after) {
    Map<String, Booking> byId = new HashMap<>();
    for (Booking row : rows) {
      byId.put(row.getBookingId(), row);
    }
    for (Booking booking : recent) {
      if (after.isEmpty() || after.get().isBefore(booking)) {
        byId.merge(booking.getBookingId(), booking, RecentBookings::newer);
      }
    }
    return byId.values().stream().sorted(BookingCursor.NEWEST_FIRST).toList();
  }

  private static BookingPage page(List<Booking> merged, int limit) {
    List<Booking> shown = merged.subList(0, Math.min(limit, merged.size()));
    String next = merged.size() > limit ? BookingCursor.after(shown.getLast()).toString() : null;
    return new BookingPage(shown.stream().map(BookingViews::of).toList(), next);
  }
}

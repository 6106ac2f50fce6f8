package dev.rushline.booking.stores;

import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.hall.SaleOverview;
import dev.rushline.booking.stores.StoredWaitlist.LineRef;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.EventId;
import org.apache.kafka.common.utils.Bytes;

/** What is decoded of the stores; it is written through, so it can be dropped at any time. */
final class Decoded {
  /**
   * Seats of the sections that are kept decoded, per task: a section of 500 takes some 35 kB, so a
   * process with 6 tasks keeps some 110 MB at worst.
   */
  private static final int SEATS_MAX = 256_000;

  /** Events whose terms and clock are kept decoded; a few hundred bytes each. */
  private static final int EVENTS_MAX = 4_096;

  /** Events for which it is known what each section could still give. */
  private static final int OVERVIEWS_MAX = 256;

  /** Customers who are kept decoded: the next decision is often theirs. */
  private static final int CUSTOMERS_MAX = 1_024;

  final SectionCache sections = new SectionCache(SEATS_MAX);
  final LeastRecentlyUsed<EventId, SaleTerms> terms = new LeastRecentlyUsed<>(EVENTS_MAX);

  /** A few hundred bytes for each section of the event. */
  final LeastRecentlyUsed<EventId, SaleOverview> overviews = new LeastRecentlyUsed<>(OVERVIEWS_MAX);

  final LeastRecentlyUsed<EventId, WaitingLines> lines = new LeastRecentlyUsed<>(EVENTS_MAX);

  /** A key before which nobody waits in a line. */
  final LeastRecentlyUsed<LineRef, Bytes> firstsWaiting = new LeastRecentlyUsed<>(EVENTS_MAX);

  final LeastRecentlyUsed<EventId, SaleClock> clocks = new LeastRecentlyUsed<>(EVENTS_MAX);
  final LeastRecentlyUsed<StoredCustomer.Ref, StoredCustomer> customers =
      new LeastRecentlyUsed<>(CUSTOMERS_MAX);

  /** All of a sale that was retired, but its clock: its numbers go on. */
  void forget(EventId event) {
    terms.remove(event);
    overviews.remove(event);
    lines.remove(event);
    sections.removeAll(event);
    firstsWaiting.keySet().removeIf(line -> line.event().equals(event));
    customers.keySet().removeIf(customer -> customer.event().equals(event));
  }
}

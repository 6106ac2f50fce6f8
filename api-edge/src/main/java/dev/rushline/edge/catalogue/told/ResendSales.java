package dev.rushline.edge.catalogue.told;

import dev.rushline.edge.catalogue.ChangeNotices;
import dev.rushline.edge.catalogue.event.EventStore;
import dev.rushline.edge.catalogue.event.StoredEvent;
import dev.rushline.edge.catalogue.sale.SaleDefinition;
import dev.rushline.edge.catalogue.sale.SaleOutbox;
import dev.rushline.edge.catalogue.venue.StoredVenue;
import dev.rushline.edge.catalogue.venue.VenueStore;
import dev.rushline.edge.database.Change;
import dev.rushline.edge.database.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sends the definitions of sales again, through the same outbox, a page in a transaction. With the
 * versions they have, so that an owner who knows them ignores them: it may be repeated at any time.
 */
@ApplicationScoped
public class ResendSales {
  private static final Logger LOG = Logger.getLogger(ResendSales.class);

  /** Plans of a page are in memory together, a megabyte each at the most. */
  private static final int PAGE = 50;

  /** A sale that was closed early, or an event that was moved to yesterday, may be news, too. */
  private static final Duration OVER_FOR = Duration.ofDays(1);

  private final Database database;
  private final EventStore events;
  private final VenueStore venues;
  private final SaleOutbox outbox;
  private final Clock clock;

  ResendSales(
      Database database, EventStore events, VenueStore venues, SaleOutbox outbox, Clock clock) {
    this.database = database;
    this.events = events;
    this.venues = venues;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Sends the next page.
   *
   * @param after the end of the page before, or empty
   * @param overrule whether owners who know something newer have to take it: definitions then get a
   *     new version
   */
  Uni<Resent> page(String after, boolean overrule) {
    return database
        .change(
            change ->
                events
                    .endingAfter(change.session(), clock.instant().minus(OVER_FOR), after, PAGE)
                    .chain(
                        found ->
                            found.isEmpty()
                                ? Uni.createFrom().item(new Resent(0, 0, null))
                                : send(change, found, overrule)))
        .invoke(
            page ->
                LOG.infof(
                    "sales told again after=%s sent=%d overrule=%b", after, page.sent(), overrule));
  }

  private Uni<Resent> send(Change change, List<StoredEvent> found, boolean overrule) {
    List<String> ids = found.stream().map(stored -> stored.event().id()).toList();
    Set<String> places =
        found.stream().map(stored -> stored.event().venueId()).collect(Collectors.toSet());
    Uni<Void> numbered =
        overrule ? events.raiseSaleVersion(change, ids) : Uni.createFrom().voidItem();
    return numbered
        .chain(() -> venues.find(change.session(), places))
        .chain(plans -> outbox.send(change, definitions(change, found, plans, overrule)))
        .chain(() -> ChangeNotices.send(change, overrule ? ids : List.of()))
        .chain(() -> presales(change, ids))
        .map(
            presales -> new Resent(ids.size(), presales, ids.size() < PAGE ? null : ids.getLast()));
  }

  private static List<SaleDefinition> definitions(
      Change change, List<StoredEvent> found, Map<String, StoredVenue> plans, boolean overrule) {
    return found.stream()
        .map(
            stored ->
                SaleDefinition.of(
                    stored.event(),
                    overrule ? change.number() : stored.saleVersion(),
                    plans.get(stored.event().venueId()).venue().plan()))
        .toList();
  }

  private Uni<Long> presales(Change change, List<String> ids) {
    return change
        .session()
        .createSelectionQuery(
            "select count(*) from PresaleRow p where p.key.eventId in :ids and p.closesAt > :now",
            Long.class)
        .setParameter("ids", ids)
        .setParameter("now", clock.instant())
        .getSingleResult();
  }
}

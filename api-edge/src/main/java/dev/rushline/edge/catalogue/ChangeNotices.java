package dev.rushline.edge.catalogue;

import dev.rushline.edge.database.Change;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/**
 * Tells every edge instance which events have changed, by PostgreSQL's own NOTIFY: it is delivered
 * with the commit and needs nothing that is not there anyway. A lost notice (an instance that was
 * not connected) costs freshness only until the cached answer's few seconds are over.
 */
public final class ChangeNotices {
  /** The channel's name. */
  public static final String CHANNEL = "rushline_catalogue";

  /** A notice's payload must stay below 8000 bytes; an id has at most 64. */
  private static final int IDS_AT_ONCE = 100;

  private ChangeNotices() {}

  /** Sends the ids with the change. */
  public static Uni<Void> send(Change change, Collection<String> eventIds) {
    List<String> ids = List.copyOf(eventIds);
    Uni<Void> sent = Uni.createFrom().voidItem();
    for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
      String payload =
          String.join(",", ids.subList(from, Math.min(from + IDS_AT_ONCE, ids.size())));
      sent =
          sent.chain(
              () ->
                  change
                      .session()
                      .createNativeQuery("select 1 from pg_notify(:channel, :ids)", Integer.class)
                      .setParameter("channel", CHANNEL)
                      .setParameter("ids", payload)
                      .getSingleResult()
                      .replaceWithVoid());
    }
    return sent;
  }
}

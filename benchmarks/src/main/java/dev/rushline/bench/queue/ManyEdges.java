package dev.rushline.bench.queue;

/** What a million watchers would take, worked out from what was measured at one edge. */
final class ManyEdges {
  private static final int WAITING = 1_000_000;

  private ManyEdges() {}

  static String describe(SocketFigures measured, BroadcastSample broadcast) {
    int edges = Math.ceilDiv(WAITING, measured.sockets());
    double messages = measured.sockets() * broadcast.perSecond();
    return """

        Arithmetic, not measured: %,d watchers over edges as the one above.
          edges              %,d / %,d sockets = %,d
          memory             %,d x %,d x %.1f kB = %s MB for sockets, %s MB on each
          queue.state        %.2f records/s x %.0f bytes = %.0f bytes/s read by each edge, %.0f by all %,d
          messages           %,d x %.2f/s = %,.0f/s from each edge, %,.0f/s from all
          to the fans        %,.0f/s x %.0f bytes = %s MB/s from each edge, %s MB/s from all (payload)"""
        .formatted(
            WAITING,
            WAITING,
            measured.sockets(),
            edges,
            edges,
            measured.sockets(),
            measured.residentPerSocket() / 1e3,
            Megabytes.of(Math.round(edges * measured.sockets() * measured.residentPerSocket())),
            Megabytes.of(Math.round(measured.sockets() * measured.residentPerSocket())),
            broadcast.perSecond(),
            broadcast.bytesPerSecond() / broadcast.perSecond(),
            broadcast.bytesPerSecond(),
            broadcast.bytesPerSecond() * edges,
            edges,
            measured.sockets(),
            broadcast.perSecond(),
            messages,
            WAITING * broadcast.perSecond(),
            messages,
            measured.bytesPerMessage(),
            Megabytes.of(Math.round(messages * measured.bytesPerMessage())),
            Megabytes.of(Math.round(WAITING * broadcast.perSecond() * measured.bytesPerMessage())));
  }
}

package dev.rushline.edge.queue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.identity.Caller;
import dev.rushline.edge.problem.ProblemException;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The live line: one message when the socket opens and one whenever something changes for its fan.
 * Opening it again, on any edge, goes on where the fan is; whoever has no place is told so and the
 * socket is closed. Messages to it are not read.
 */
// Concurrent: one at a time would cost each socket a queue of 1 kB for messages that nobody reads.
@WebSocket(path = "/queue/{eventId}/live", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
@Authenticated
@Singleton
public class LiveSocket {
  private static final TypedKey<LiveFan> FAN = new TypedKey<>("fan");

  private final SecurityIdentity identity;
  private final AskLine ask;
  private final LineTable table;
  private final FanViews views;
  private final LiveFans fans;
  private final ObjectWriter json;
  private final long slowAfterNanos;
  private final DistributionSummary estimateErrors;

  LiveSocket(
      SecurityIdentity identity,
      AskLine ask,
      LineTable table,
      FanViews views,
      LiveFans fans,
      ObjectMapper mapper,
      QueueSettings settings,
      MeterRegistry meters) {
    this.identity = identity;
    this.ask = ask;
    this.table = table;
    this.views = views;
    this.fans = fans;
    this.json = mapper.writerFor(FanView.class);
    this.slowAfterNanos = settings.slowAfter().toNanos();
    this.estimateErrors =
        DistributionSummary.builder("rushline.queue.estimate.error")
            .description("How far an admission was outside of the range first told")
            .baseUnit("seconds")
            .publishPercentileHistogram()
            .register(meters);
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection, @PathParam("eventId") String eventId) {
    LiveOutlet outlet = new LiveOutlet(connection, json, slowAfterNanos, fans::droppedOne);
    if (!Ids.isPossible(eventId)) {
      outlet.close(LiveOutlet.NOT_IN_LINE, "No such event");
      return;
    }
    if (!table.isComplete()) {
      outlet.close(LiveOutlet.STARTING, "Starting");
      return;
    }
    String customer;
    try {
      customer = Caller.customerIdOf(identity);
    } catch (ProblemException e) {
      outlet.close(LiveOutlet.TOKEN_INVALID, e.code().name());
      return;
    }
    LiveFan fan =
        new LiveFan(
            eventId, customer, ask, table, views, outlet, new EstimateCheck(estimateErrors));
    if (!fans.add(fan)) {
      outlet.close(LiveOutlet.TOO_MANY, "Too many sockets here");
      return;
    }
    connection.userData().put(FAN, fan);
    fan.placeChanged();
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    Optional.ofNullable(connection.userData().get(FAN)).ifPresent(fans::remove);
  }
}

package dev.rushline.edge.queue;

import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.catalogue.KnownEvents;
import dev.rushline.edge.identity.Caller;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.edge.replies.AskingBounds;
import dev.rushline.schemas.queue.Place;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The line in front of an event, for the fan who asks. */
@Path("/queue/{eventId}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class QueueResource {
  private final Caller caller;
  private final KnownEvents events;
  private final AskLine ask;
  private final LineTable table;
  private final FanViews views;
  private final AskingBounds bounds;
  private final Clock clock;

  QueueResource(
      Caller caller,
      KnownEvents events,
      AskLine ask,
      LineTable table,
      FanViews views,
      AskingBounds bounds,
      Clock clock) {
    this.clock = clock;
    this.caller = caller;
    this.events = events;
    this.ask = ask;
    this.table = table;
    this.views = views;
    this.bounds = bounds;
  }

  /** Joins; joining again, from wherever, gives the same place. */
  @POST
  @Operation(summary = "Join the line of an event")
  @APIResponse(
      responseCode = "200",
      description = "The fan's place, or that there is no line",
      content = @Content(schema = @Schema(implementation = FanView.class)))
  @APIResponse(
      responseCode = "409",
      description = "The line is full, the sale over, or the fan has left too often: see code")
  @APIResponse(responseCode = "429", description = "Asked too often: see Retry-After")
  @APIResponse(responseCode = "503", description = "The line does not answer: send it again")
  public Uni<RestResponse<FanView>> join(@PathParam("eventId") String eventId) {
    String customer = caller.customerId();
    return inLine(
        eventId,
        () -> {
          bounds.askUncrowded(customer);
          return ask.join(eventId, customer);
        });
  }

  /** Where am I; the admission, once it is the fan's turn. */
  @GET
  @Operation(summary = "Ask where I am in line, and for my admission")
  @APIResponse(
      responseCode = "200",
      description = "The fan's place; Retry-After says when it is worth asking again",
      content = @Content(schema = @Schema(implementation = FanView.class)))
  @APIResponse(responseCode = "404", description = "Not in line")
  @APIResponse(responseCode = "429", description = "Asked too often: see Retry-After")
  public Uni<RestResponse<FanView>> find(@PathParam("eventId") String eventId) {
    String customer = caller.customerId();
    return inLine(
        eventId,
        () -> {
          if (!ask.remembers(eventId, customer)) {
            bounds.askUncrowded(customer);
          }
          return ask.find(eventId, customer);
        });
  }

  /** Gives the place, or the slot, to those behind. */
  @DELETE
  @Operation(summary = "Leave the line")
  @APIResponse(
      responseCode = "200",
      description = "Out of line",
      content = @Content(schema = @Schema(implementation = FanView.class)))
  public Uni<RestResponse<FanView>> leave(@PathParam("eventId") String eventId) {
    String customer = caller.customerId();
    return inLine(
        eventId,
        () -> {
          bounds.askUncrowded(customer);
          return ask.leave(eventId, customer);
        });
  }

  private Uni<RestResponse<FanView>> inLine(String eventId, Supplier<Uni<Place>> place) {
    Ids.require(eventId);
    table.requireComplete();
    Optional<SeenLine> line = table.guarding(eventId);
    if (line.isPresent()) {
      return place.get().map(found -> answer(eventId, line.get(), found));
    }
    return events
        .mayExist(eventId)
        .map(
            mayExist -> {
              if (!mayExist) {
                throw new ProblemException(ProblemCode.EVENT_UNKNOWN, null);
              }
              return ok(views.noLine(eventId), 0);
            });
  }

  private RestResponse<FanView> answer(String eventId, SeenLine before, Place place) {
    // The newest: it may have moved while the owner was asked.
    SeenLine line = table.guarding(eventId).orElse(before);
    if (place.getRound() != line.state().getRound()) {
      // An admission of one round must not be signed with the epoch of another.
      throw new ProblemException(ProblemCode.QUEUE_UNAVAILABLE, "The line begins anew")
          .retryAfterSeconds(1);
    }
    boolean silent = table.isSilent(line);
    long retryAfter =
        Standing.of(line, place.getArrival(), silent)
            .retryAfterSeconds(line.state(), clock.instant());
    FanView view = views.of(line, place, silent);
    return ok(view, view.place() == null ? 0 : retryAfter);
  }

  private static RestResponse<FanView> ok(FanView view, long retryAfterSeconds) {
    ResponseBuilder<FanView> answer =
        ResponseBuilder.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store");
    return retryAfterSeconds == 0
        ? answer.build()
        : answer.header(HttpHeaders.RETRY_AFTER, retryAfterSeconds).build();
  }
}

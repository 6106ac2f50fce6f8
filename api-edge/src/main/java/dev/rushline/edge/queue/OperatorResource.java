package dev.rushline.edge.queue;

import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.catalogue.KnownEvents;
import dev.rushline.edge.identity.Caller;
import dev.rushline.edge.identity.Roles;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.Open;
import dev.rushline.schemas.queue.Pause;
import dev.rushline.schemas.queue.Resume;
import dev.rushline.schemas.queue.RevokeTokens;
import dev.rushline.schemas.queue.SetPolicy;
import dev.rushline.schemas.queue.SetRate;
import dev.rushline.schemas.queue.TellWaiting;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * How lines are run, for operators. Every order is a command in the log, with the operator's name,
 * and is answered once the line's owner has carried it out and this edge knows the line so.
 */
@Path("/queue/{eventId}")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class OperatorResource {
  private final Caller caller;
  private final KnownEvents events;
  private final LineTable table;
  private final LineOwner owner;

  OperatorResource(Caller caller, KnownEvents events, LineTable table, LineOwner owner) {
    this.caller = caller;
    this.events = events;
    this.table = table;
    this.owner = owner;
  }

  /** The line, its policy and its numbers. */
  @GET
  @Path("policy")
  @Operation(summary = "See how a line is run and how it goes")
  public OperatorView see(@PathParam("eventId") String eventId) {
    Ids.require(eventId);
    table.requireComplete();
    return table
        .line(eventId)
        .map(line -> OperatorView.of(line, table.isSilent(line)))
        .orElseThrow(() -> new ProblemException(ProblemCode.NO_LINE, null));
  }

  /** Decides how the line is run. */
  @PUT
  @Path("policy")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Decide when an event has a line and how fast it moves")
  public Uni<OrderView> setPolicy(@PathParam("eventId") String eventId, PolicyBody body) {
    SetPolicy order = new SetPolicy(PolicyRules.check(body));
    return events
        .mayExist(Ids.require(eventId))
        .chain(
            mayExist -> {
              if (!mayExist) {
                throw new ProblemException(ProblemCode.EVENT_UNKNOWN, null);
              }
              return order(eventId, order);
            });
  }

  /** Changes the pace alone. */
  @PUT
  @Path("rate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change how many fans are admitted per minute, or at a time")
  public Uni<OrderView> setRate(@PathParam("eventId") String eventId, RateBody body) {
    PolicyRules.checkPace(body);
    return order(eventId, new SetRate(body.targetInside(), body.ratePerMinute()));
  }

  /** Tells those waiting something. */
  @PUT
  @Path("message")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Tell those waiting something")
  public Uni<OrderView> tell(@PathParam("eventId") String eventId, MessageBody body) {
    return order(eventId, new TellWaiting(PolicyRules.checkMessage(body)));
  }

  /** Opens the line now. */
  @POST
  @Path("opening")
  @Operation(summary = "Open the line now")
  public Uni<OrderView> open(@PathParam("eventId") String eventId) {
    return order(eventId, new Open());
  }

  /** Stops admission. */
  @POST
  @Path("pause")
  @Operation(summary = "Stop admission; places and slots stay")
  public Uni<OrderView> pause(@PathParam("eventId") String eventId) {
    return order(eventId, new Pause());
  }

  /** Lets admission go on. */
  @POST
  @Path("resume")
  @Operation(summary = "Let admission go on")
  public Uni<OrderView> resume(@PathParam("eventId") String eventId) {
    return order(eventId, new Resume());
  }

  /** Makes tokens useless. */
  @POST
  @Path("revocation")
  @Operation(summary = "Make every admission token signed so far useless")
  public Uni<OrderView> revoke(@PathParam("eventId") String eventId) {
    return order(eventId, new RevokeTokens());
  }

  private Uni<OrderView> order(String eventId, SpecificRecord order) {
    return owner
        .order(Ids.require(eventId), caller.customerId(), order)
        .map(OperatorResource::versionAfter)
        .call(version -> table.shows(eventId, version))
        .map(OrderView::new);
  }

  private static long versionAfter(LineAnswer answer) {
    return switch (answer) {
      case LineAnswer.Carried(long version) -> version;
      case LineAnswer.Refused(var code) -> throw Refusals.of(code);
      case LineAnswer.Silent _ ->
          throw new ProblemException(
                  ProblemCode.QUEUE_UNAVAILABLE,
                  "Not carried out yet; the order is in the log and will be")
              .retryAfterSeconds(2);
      case LineAnswer.At _ -> throw new IllegalStateException("a place for an order");
    };
  }
}

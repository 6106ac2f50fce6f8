package dev.rushline.edge.booking;

import dev.rushline.edge.identity.Caller;
import dev.rushline.edge.identity.Roles;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** What organisers may do with anybody's booking of an event. */
@Path("/event/{eventId}/booking")
@Produces(MediaType.APPLICATION_JSON)
public class OrganiserBookingResource {
  private final Caller caller;
  private final KeyedRequests requests;
  private final ChangeBooking changeBooking;
  private final BookingMetrics metrics;

  OrganiserBookingResource(
      Caller caller, KeyedRequests requests, ChangeBooking changeBooking, BookingMetrics metrics) {
    this.caller = caller;
    this.requests = requests;
    this.changeBooking = changeBooking;
    this.metrics = metrics;
  }

  /** Takes a sale back, whatever the policy, and gives all of the price back. */
  @POST
  @Path("/{bookingId}/cancellation")
  @RolesAllowed(Roles.ORGANISER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Cancel a confirmed booking of an event, with a full refund")
  @APIResponse(
      responseCode = "200",
      description = "The booking is cancelled; the refund follows",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "409", description = "Not confirmed: see code")
  public Uni<RestResponse<Object>> cancel(
      @PathParam("eventId") String eventId,
      @PathParam("bookingId") String bookingId,
      @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey,
      CancelRequest request) {
    String organiser = caller.customerId();
    return metrics.cancellation(
        requests.answer(
            organiser,
            idempotencyKey,
            key -> {
              BookingId id = BookingId.parse(bookingId);
              if (!id.eventId().equals(eventId)) {
                throw new ProblemException(ProblemCode.BOOKING_UNKNOWN, null);
              }
              String reason = CancelRequest.checkedReason(request);
              return () -> changeBooking.cancelAsOrganiser(organiser, key, id, reason);
            }));
  }
}

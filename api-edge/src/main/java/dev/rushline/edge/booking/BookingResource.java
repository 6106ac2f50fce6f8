package dev.rushline.edge.booking;

import dev.rushline.edge.identity.Caller;
import dev.rushline.edge.queue.AdmissionGate;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Bookings of the customer who asks. Everything that changes a seat is decided by its owner. */
@Path("/booking")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class BookingResource {
  private final Caller caller;
  private final KeyedRequests requests;
  private final SuggestSeats suggestSeats;
  private final TakeSeats takeSeats;
  private final ConfirmBooking confirmBooking;
  private final ChangeBooking changeBooking;
  private final ReleaseBooking releaseBooking;
  private final FindBooking findBooking;
  private final ListBookings listBookings;
  private final AdmissionGate gate;
  private final BookingMetrics metrics;

  BookingResource(
      Caller caller,
      KeyedRequests requests,
      SuggestSeats suggestSeats,
      TakeSeats takeSeats,
      ConfirmBooking confirmBooking,
      ChangeBooking changeBooking,
      ReleaseBooking releaseBooking,
      FindBooking findBooking,
      ListBookings listBookings,
      AdmissionGate gate,
      BookingMetrics metrics) {
    this.caller = caller;
    this.requests = requests;
    this.suggestSeats = suggestSeats;
    this.takeSeats = takeSeats;
    this.confirmBooking = confirmBooking;
    this.changeBooking = changeBooking;
    this.releaseBooking = releaseBooking;
    this.findBooking = findBooking;
    this.listBookings = listBookings;
    this.gate = gate;
    this.metrics = metrics;
  }

  /** The best seats for a wish at this moment, not held. */
  @POST
  @Path("/suggestion")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Ask which seats a checkout of the best n would get")
  @APIResponse(
      responseCode = "200",
      description = "These seats, for whoever is first",
      content = @Content(schema = @Schema(implementation = SuggestionView.class)))
  @APIResponse(responseCode = "403", description = "The event has a line: see code and line")
  @APIResponse(responseCode = "409", description = "No seats, or not now: see code")
  @APIResponse(responseCode = "429", description = "Asked too often: see Retry-After")
  public Uni<RestResponse<Object>> suggest(
      @HeaderParam(AdmissionGate.HEADER) String admission, SuggestionRequest request) {
    String customer = caller.customerId();
    var groups = caller.groups();
    return metrics.suggestion(
        Uni.createFrom()
            .deferred(() -> suggestSeats.suggest(customer, groups, admission, request)));
  }

  /** Holds seats for some minutes. The same key gives the same answer, on any edge. */
  @POST
  @Path("/checkout")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Hold named seats, the best n, or places in a standing area")
  @APIResponse(
      responseCode = "201",
      description = "The seats are held",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(
      responseCode = "202",
      description = "Not decided yet: ask at Location, or send the same again",
      content = @Content(schema = @Schema(implementation = PendingBooking.class)))
  @APIResponse(responseCode = "403", description = "The event has a line: see code and line")
  @APIResponse(responseCode = "409", description = "Not these seats, or not now: see code")
  public Uni<RestResponse<Object>> checkout(
      @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey,
      @HeaderParam(AdmissionGate.HEADER) String admission,
      CheckoutRequest request) {
    String customer = caller.customerId();
    var groups = caller.groups();
    return metrics.checkout(
        requests.answer(
            customer,
            idempotencyKey,
            key -> {
              Wish wish = WishRules.check(request);
              var over = gate.pass(wish.eventId(), customer, groups, admission);
              return () -> takeSeats.take(customer, key, wish, over);
            }));
  }

  /** Waits for seats that come back: they are then held for the first in line. */
  @POST
  @Path("/waitlist")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Wait for seats of an event that is sold out")
  @APIResponse(
      responseCode = "201",
      description = "A booking that waits; look it up to see when it has seats",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "409", description = "No waitlist, or no need for it: see code")
  @APIResponse(responseCode = "429", description = "Asked too often: see Retry-After")
  public Uni<RestResponse<Object>> waitForSeats(
      @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey, WaitlistRequest request) {
    String customer = caller.customerId();
    return metrics.waiting(
        requests.answer(
            customer,
            idempotencyKey,
            key -> {
              Wish wish = WishRules.check(request == null ? null : request.asCheckout());
              return () -> takeSeats.waitForSeats(customer, key, wish);
            }));
  }

  /** Pays for a hold and makes it a sale. The same key gives the same answer and is paid once. */
  @POST
  @Path("/confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Pay for a booking and get its tickets")
  @APIResponse(
      responseCode = "200",
      description = "The booking is confirmed",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(
      responseCode = "202",
      description = "Not decided yet: ask at Location, or send the same again",
      content = @Content(schema = @Schema(implementation = PendingBooking.class)))
  @APIResponse(responseCode = "402", description = "The payment was declined; the hold stands")
  @APIResponse(responseCode = "409", description = "Too late: the payment is voided, see code")
  @APIResponse(responseCode = "503", description = "Try again with the same key")
  public Uni<RestResponse<Object>> confirm(
      @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey, ConfirmRequest request) {
    String customer = caller.customerId();
    return metrics.confirm(
        requests.answer(
            customer,
            idempotencyKey,
            key -> {
              BookingId id = ConfirmRequest.check(request);
              return () -> confirmBooking.confirm(customer, key, id, request);
            }));
  }

  /** Moves a hold's deadline, once. */
  @POST
  @Path("/{bookingId}/extension")
  @Operation(summary = "Hold the seats for some minutes more, once")
  @APIResponse(
      responseCode = "200",
      description = "The booking with its new deadline",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "409", description = "Not any more, or not at all: see code")
  public Uni<RestResponse<Object>> extend(
      @PathParam("bookingId") String bookingId,
      @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey) {
    String customer = caller.customerId();
    return metrics.extension(
        requests.answer(
            customer,
            idempotencyKey,
            key -> {
              BookingId id = BookingId.parse(bookingId);
              return () -> changeBooking.extend(customer, key, id);
            }));
  }

  /** Holds other seats, or fewer, in one step: either all of the change happens or nothing. */
  @PUT
  @Path("/{bookingId}/seats")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Hold other seats, or fewer, in place of a hold's")
  @APIResponse(
      responseCode = "200",
      description = "The booking with its seats, under a new hold with the old deadline",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "409", description = "The booking is as it was: see code")
  public Uni<RestResponse<Object>> changeSeats(
      @PathParam("bookingId") String bookingId,
      @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey,
      ChangeRequest request) {
    String customer = caller.customerId();
    return metrics.change(
        requests.answer(
            customer,
            idempotencyKey,
            key -> {
              BookingId id = BookingId.parse(bookingId);
              Wish wish =
                  WishRules.check(request == null ? null : request.asCheckout(id.eventId()));
              return () -> changeBooking.changeSeats(customer, key, id, wish);
            }));
  }

  /** Takes a confirmed booking back, where the organiser allows it. */
  @POST
  @Path("/{bookingId}/cancellation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Cancel a confirmed booking within the organiser's policy")
  @APIResponse(
      responseCode = "200",
      description = "The booking is cancelled; the refund follows",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "409", description = "Not confirmed, or not allowed: see code")
  public Uni<RestResponse<Object>> cancel(
      @PathParam("bookingId") String bookingId,
      @HeaderParam(IdempotencyKey.HEADER) String idempotencyKey,
      CancelRequest request) {
    String customer = caller.customerId();
    return metrics.cancellation(
        requests.answer(
            customer,
            idempotencyKey,
            key -> {
              BookingId id = BookingId.parse(bookingId);
              String reason = CancelRequest.checkedReason(request);
              return () -> changeBooking.cancel(customer, key, id, reason);
            }));
  }

  /** Lets a hold go before its deadline. */
  @DELETE
  @Path("/{bookingId}")
  @Operation(summary = "Let a hold go")
  @APIResponse(
      responseCode = "200",
      description = "The booking, with its seats free again",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(responseCode = "409", description = "The booking is confirmed")
  public Uni<RestResponse<Object>> release(@PathParam("bookingId") String bookingId) {
    String customer = caller.customerId();
    return metrics.release(releaseBooking.release(BookingId.parse(bookingId), customer));
  }

  /** One booking, also right after an answer about it. */
  @GET
  @Path("/{bookingId}")
  @Operation(summary = "Look a booking up")
  @APIResponse(
      responseCode = "200",
      description = "The booking",
      content = @Content(schema = @Schema(implementation = BookingView.class)))
  @APIResponse(
      responseCode = "202",
      description = "Not known here yet, and its owner does not answer: ask again",
      content = @Content(schema = @Schema(implementation = PendingBooking.class)))
  @APIResponse(responseCode = "429", description = "Asked too often: see Retry-After")
  public Uni<RestResponse<Object>> find(@PathParam("bookingId") String bookingId) {
    String customer = caller.customerId();
    return findBooking
        .find(BookingId.parse(bookingId), customer)
        .map(
            found ->
                switch (found) {
                  case FindBooking.Found.Known(var booking) ->
                      Answers.found(BookingViews.of(booking));
                  case FindBooking.Found.Unknown _ -> throw Refusals.unknownBooking();
                  case FindBooking.Found.Undecided _ -> Answers.pending(bookingId);
                });
  }

  /** All bookings of the customer, newest first. */
  @GET
  @Operation(summary = "List my bookings")
  @APIResponse(
      responseCode = "200",
      description = "A page of bookings",
      content = @Content(schema = @Schema(implementation = BookingPage.class)))
  public Uni<RestResponse<Object>> list(
      @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
    return listBookings.page(caller.customerId(), limit, cursor).map(Answers::found);
  }
}

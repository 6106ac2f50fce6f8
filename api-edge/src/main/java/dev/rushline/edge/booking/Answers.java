package dev.rushline.edge.booking;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The successful answers of the booking calls, with their headers. Bookings are never cached. */
final class Answers {
  /** When a request that is still undecided is worth asking about again, in seconds. */
  private static final int RETRY_AFTER_SECONDS = 1;

  private Answers() {}

  static RestResponse<Object> made(BookingView booking, boolean repeated) {
    return withReplay(
            ResponseBuilder.<Object>create(201)
                .entity(booking)
                .header(HttpHeaders.LOCATION, "/booking/" + booking.bookingId()),
            repeated)
        .build();
  }

  static RestResponse<Object> changed(BookingView booking, boolean repeated) {
    return withReplay(ResponseBuilder.<Object>create(200).entity(booking), repeated).build();
  }

  static RestResponse<Object> found(Object body) {
    return noStore(ResponseBuilder.<Object>create(200).entity(body)).build();
  }

  static RestResponse<Object> pending(String bookingId) {
    return noStore(ResponseBuilder.<Object>create(202).entity(new PendingBooking(bookingId)))
        .header(HttpHeaders.LOCATION, "/booking/" + bookingId)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  private static ResponseBuilder<Object> withReplay(
      ResponseBuilder<Object> builder, boolean repeated) {
    noStore(builder);
    return repeated ? builder.header(IdempotencyKey.REPLAYED_HEADER, "true") : builder;
  }

  private static ResponseBuilder<Object> noStore(ResponseBuilder<Object> builder) {
    return builder.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}

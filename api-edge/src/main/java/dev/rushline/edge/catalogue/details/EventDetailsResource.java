package dev.rushline.edge.catalogue.details;

import dev.rushline.edge.catalogue.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What fans read; made to be kept by a CDN in front and by browsers. */
@Path("/event")
public class EventDetailsResource {
  private static final String JSON_LD = "application/ld+json";

  /** A CDN may serve for two seconds, a little longer while it asks, and a day when we are down. */
  private static final String DETAILS_CACHE =
      "public, max-age=2, stale-while-revalidate=10, stale-if-error=86400";

  /** Geometry changes with a new plan only; an ETag makes asking again cheap. */
  private static final String SEATS_CACHE =
      "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400";

  private static final String STALE_CACHE = "public, max-age=1, stale-if-error=86400";

  private final EventAnswers answers;
  private final Clock clock;

  EventDetailsResource(EventAnswers answers, Clock clock) {
    this.answers = answers;
    this.clock = clock;
  }

  /** An event with venue, performers, sections, prices and the terms of its sale. */
  @GET
  @Path("details/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EventDetails.class)))
  public Uni<Response> details(String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return answers
        .details(Ids.require(id))
        .map(
            kept ->
                answer(
                    kept,
                    kept.stale() ? kept.document().staleJson() : kept.document().json(),
                    DETAILS_CACHE,
                    ifNoneMatch));
  }

  /** The same in the words of schema.org. */
  @GET
  @Path("details/{id}")
  @Produces(JSON_LD)
  public Uni<Response> detailsForMachines(
      String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return answers
        .details(Ids.require(id))
        .map(kept -> answer(kept, kept.document().jsonLd(), DETAILS_CACHE, ifNoneMatch));
  }

  /** Where the seats are: sections, rows and runs, without who has them. */
  @GET
  @Path("{id}/seats")
  @Produces(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EventAnswers.Seats.class)))
  public Uni<Response> seats(String id, @HeaderParam("If-None-Match") String ifNoneMatch) {
    return answers
        .seats(Ids.require(id))
        .map(kept -> answer(kept, kept.document().json(), SEATS_CACHE, ifNoneMatch));
  }

  private Response answer(Kept kept, byte[] body, String cacheControl, String ifNoneMatch) {
    Instant now = clock.instant();
    Response.ResponseBuilder answer =
        kept.document().isNamedBy(ifNoneMatch) ? Response.notModified() : Response.ok(body);
    answer
        .header("ETag", kept.document().etag())
        .header("Vary", "Accept")
        .header("Cache-Control", kept.stale() ? STALE_CACHE : cacheControl);
    if (kept.stale()) {
      answer.header("Age", kept.ageSeconds(now)).header("Warning", "110 - \"Response is Stale\"");
    }
    return answer.build();
  }
}

package dev.rushline.edge.availability;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.ids.EventId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What is free. Public, and made for a CDN in front of it. */
@Path("/event/{eventId}/availability")
@Produces(MediaType.APPLICATION_JSON)
public class AvailabilityResource {
  /** Seconds. A seat map a second old is as good as a new one: the owner decides anyway. */
  private static final String CACHED = "public, max-age=1, stale-while-revalidate=5";

  private final SeatCache seats;

  AvailabilityResource(SeatCache seats) {
    this.seats = seats;
  }

  /**
   * The status of every seat.
   *
   * @param sections only these, separated by commas; all when absent
   */
  @GET
  @Operation(summary = "What is free at an event")
  @APIResponse(
      responseCode = "200",
      description = "Counts, and one code per seat",
      content = @Content(schema = @Schema(implementation = AvailabilityView.class)))
  @APIResponse(responseCode = "304", description = "As the ETag says")
  public Uni<Response> availability(
      @PathParam("eventId") String eventId,
      @QueryParam("sections") String sections,
      @Context Request request) {
    if (!EventId.isPossible(eventId)) {
      throw new ProblemException(ProblemCode.INVALID_ID, null);
    }
    Set<String> wanted =
        sections == null
            ? Set.of()
            : Arrays.stream(sections.split(",")).collect(Collectors.toUnmodifiableSet());
    return seats.find(eventId).map(found -> answer(found.view(wanted), request));
  }

  private static Response answer(AvailabilityView view, Request request) {
    EntityTag tag = new EntityTag(tag(view));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer = unchanged == null ? Response.ok(view) : unchanged;
    return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, CACHED).build();
  }

  /** Two views with the same tag show the same: a section's version says all about it. */
  private static String tag(AvailabilityView view) {
    CRC32C sections = new CRC32C();
    for (AvailabilityView.Section section : view.sections()) {
      sections.update((section.section() + ":" + section.version() + ",").getBytes(UTF_8));
    }
    return "%d-%x%s"
        .formatted(view.version(), sections.getValue(), view.stale() == null ? "" : "-stale");
  }
}

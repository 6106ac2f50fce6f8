package dev.rushline.edge.catalogue.venue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.catalogue.Precondition;
import dev.rushline.edge.identity.Roles;
import dev.rushline.edge.problem.JsonProblems;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/**
 * Venues over HTTP. A plan may be 8 MiB of JSON, so bodies are read and checked on a worker; the
 * transaction then runs on the event loop.
 */
@Path("/venue")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VenueResource {
  private final WriteVenue write;
  private final Vertx vertx;
  private final ObjectMapper json;

  VenueResource(WriteVenue write, Vertx vertx, ObjectMapper json) {
    this.write = write;
    this.vertx = vertx;
    this.json = json;
  }

  /** Makes one under a new id. */
  @POST
  @RolesAllowed(Roles.ORGANISER)
  public Uni<Response> create(
      @RequestBody(content = @Content(schema = @Schema(implementation = VenueBody.class)))
          byte[] body) {
    return put(Ids.random(), null, "*", body);
  }

  /** Makes or replaces one; saying the same again changes nothing. */
  @PUT
  @Path("{id}")
  @RolesAllowed(Roles.ORGANISER)
  public Uni<Response> put(
      String id,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @RequestBody(content = @Content(schema = @Schema(implementation = VenueBody.class)))
          byte[] body) {
    Ids.require(id);
    return vertx
        .executeBlocking(() -> read(body).checked(id))
        .chain(venue -> write.put(venue, new Precondition(ifMatch, ifNoneMatch)))
        .map(written -> written.answer("/venue/" + id));
  }

  /** Reads one, with its plan. */
  @GET
  @Path("{id}")
  public Uni<Response> get(String id) {
    return write.get(Ids.require(id)).map(found -> found.answer("/venue/" + id));
  }

  /** Deletes one where no event takes place. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.ORGANISER)
  public Uni<Void> delete(String id) {
    return write.delete(Ids.require(id));
  }

  private VenueBody read(byte[] body) {
    if (body == null || body.length == 0) {
      throw new ProblemException(ProblemCode.BODY_MISSING, null);
    }
    try {
      VenueBody venue = json.readValue(body, VenueBody.class);
      if (venue == null) {
        throw new ProblemException(ProblemCode.BODY_MISSING, null);
      }
      return venue;
    } catch (JsonProcessingException e) {
      throw JsonProblems.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

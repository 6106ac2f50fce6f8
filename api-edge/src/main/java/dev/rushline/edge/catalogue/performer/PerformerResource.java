package dev.rushline.edge.catalogue.performer;

import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.catalogue.Precondition;
import dev.rushline.edge.catalogue.Written;
import dev.rushline.edge.identity.Roles;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
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

/** Performers over HTTP. */
@Path("/performer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PerformerResource {
  private final WritePerformer write;

  PerformerResource(WritePerformer write) {
    this.write = write;
  }

  /** Makes one under a new id. */
  @POST
  @RolesAllowed(Roles.ORGANISER)
  public Uni<Response> create(Performer body) {
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
      Performer body) {
    Ids.require(id);
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_MISSING, null);
    }
    return write
        .put(body.checked(id), new Precondition(ifMatch, ifNoneMatch))
        .map(written -> written.answer("/performer/" + id));
  }

  /** Reads one. */
  @GET
  @Path("{id}")
  public Uni<Response> get(String id) {
    return write.get(Ids.require(id)).map((Written found) -> found.answer("/performer/" + id));
  }

  /** Deletes one that no event names. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.ORGANISER)
  public Uni<Void> delete(String id) {
    return write.delete(Ids.require(id));
  }
}

package dev.rushline.edge.catalogue.presale;

import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Presales of an event, for its organisers. */
@Path("/event/{eventId}/presale")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PresaleResource {
  private final WritePresale write;

  PresaleResource(WritePresale write) {
    this.write = write;
  }

  /** Lists them by start. */
  @GET
  @RolesAllowed(Roles.ORGANISER)
  @Operation(summary = "List the presales of an event")
  public Uni<List<PresaleView>> list(@PathParam("eventId") String eventId) {
    return write.list(Ids.require(eventId));
  }

  /** Makes or replaces one; what is used of a code stays used. */
  @PUT
  @Path("{presaleId}")
  @RolesAllowed(Roles.ORGANISER)
  @Operation(summary = "Let those buy early who have a code")
  public Uni<PresaleView> put(
      @PathParam("eventId") String eventId,
      @PathParam("presaleId") String presaleId,
      PresaleBody body) {
    return write.put(Ids.require(eventId), Ids.require(presaleId), body);
  }
}

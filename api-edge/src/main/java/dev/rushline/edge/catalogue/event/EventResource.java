package dev.rushline.edge.catalogue.event;

import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.catalogue.Precondition;
import dev.rushline.edge.identity.Roles;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Events over HTTP, as organisers see them. */
@Path("/event")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EventResource {
  private final WriteEvent write;
  private final ListEvents list;

  EventResource(WriteEvent write, ListEvents list) {
    this.write = write;
    this.list = list;
  }

  /** Makes one under a new id. */
  @POST
  @RolesAllowed(Roles.ORGANISER)
  public Uni<Response> create(EventBody body) {
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
      EventBody body) {
    Event wanted = WriteEvent.read(Ids.require(id), body);
    return write
        .put(wanted, new Precondition(ifMatch, ifNoneMatch))
        .map(written -> written.answer("/event/" + id));
  }

  /** Reads one as it is stored. */
  @GET
  @Path("{id}")
  public Uni<Response> get(String id) {
    return write.get(Ids.require(id)).map(found -> found.answer("/event/" + id));
  }

  /** Deletes one without bookings; its sale ends. */
  @DELETE
  @Path("{id}")
  @RolesAllowed(Roles.ORGANISER)
  public Uni<Void> delete(String id) {
    return write.delete(Ids.require(id));
  }

  /** Lists events by start time. */
  @GET
  public Uni<EventPage> list(
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor,
      @QueryParam("venueId") String venueId) {
    return list.page(limit, cursor, venueId);
  }
}

package dev.rushline.edge.importing.pretix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.catalogue.performer.PerformerNames;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.catalogue.venue.WriteVenue;
import dev.rushline.edge.identity.Roles;
import dev.rushline.edge.problem.JsonProblems;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Takes seating plans in pretix's format. */
@Path("/venue/import")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PretixResource {
  private final WriteVenue venues;
  private final Vertx vertx;
  private final ObjectMapper json;

  PretixResource(WriteVenue venues, Vertx vertx, ObjectMapper json) {
    this.venues = venues;
    this.vertx = vertx;
    this.json = json;
  }

  private record NamedPlan(String name, SeatingPlan plan) {}

  /**
   * Makes a venue of a plan, or gives an existing venue the plan.
   *
   * @param venueId the venue; absent: an id made of the plan's text, the same for the same file
   * @param rekey true to give new labels where they collide and overlook what is not needed
   */
  @POST
  @RolesAllowed(Roles.ORGANISER)
  public Uni<Response> importPlan(
      @QueryParam("venueId") String venueId, @QueryParam("rekey") String rekey, String body) {
    if (body == null || body.isBlank()) {
      throw new ProblemException(ProblemCode.BODY_MISSING, null);
    }
    if (rekey != null && !rekey.equals("true") && !rekey.equals("false")) {
      throw new ProblemException(ProblemCode.INVALID_PARAMETER, "rekey is true or false");
    }
    String id =
        venueId == null ? "venue-" + PerformerNames.hash(body.strip()) : Ids.require(venueId);
    return vertx
        .executeBlocking(() -> read(body, "true".equals(rekey)))
        .chain(named -> venues.putPlan(id, named.name(), named.plan()))
        .map(written -> written.answer("/venue/" + id));
  }

  private NamedPlan read(String body, boolean rekey) {
    try {
      JsonNode document = json.readTree(body);
      SeatingPlan plan = PretixPlan.read(document, rekey);
      String name = document.get("name").textValue().strip();
      return new NamedPlan(
          name.isEmpty() ? "Venue" : name.substring(0, Math.min(name.length(), 300)), plan);
    } catch (JsonProcessingException e) {
      throw JsonProblems.of(e);
    }
  }
}

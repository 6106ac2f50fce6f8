package dev.rushline.edge.catalogue.told;

import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For operators whose sales have not heard what the catalogue says. */
@Path("/sale/definitions")
@Produces(MediaType.APPLICATION_JSON)
public class ToldResource {
  private final ResendSales resend;

  ToldResource(ResendSales resend) {
    this.resend = resend;
  }

  /** Sends a page of them; the whole is this call until {@code next} is null. */
  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Tell the owners of sales again what is on sale")
  public Uni<Resent> resend(
      @QueryParam("after") String after,
      @QueryParam("overrule") @DefaultValue("false") boolean overrule) {
    return resend.page(after == null ? "" : Ids.require(after), overrule);
  }
}

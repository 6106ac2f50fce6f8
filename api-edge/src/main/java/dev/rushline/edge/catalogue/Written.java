package dev.rushline.edge.catalogue;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * What a write did.
 *
 * @param created whether there was none before
 * @param version the version now in force; unchanged when the write said nothing new
 * @param view what is stored now, as the client reads it
 */
public record Written(boolean created, long version, Object view) {

  /** The answer: 201 with its address, or 200; the version as ETag. */
  public Response answer(String address) {
    Response.ResponseBuilder answer =
        created ? Response.created(URI.create(address)) : Response.ok();
    return answer.entity(view).header("ETag", Precondition.etag(version)).build();
  }
}

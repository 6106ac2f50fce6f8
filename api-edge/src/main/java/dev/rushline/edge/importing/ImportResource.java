package dev.rushline.edge.importing;

import dev.rushline.edge.identity.Roles;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;

/** Takes feeds of events. */
@Path("/event/import")
public class ImportResource {
  /** Each holds a worker thread and, while it writes, the catalogue. */
  private static final int RUNNING_MAX = 2;

  private final ImportFeed feed;
  private final Semaphore running = new Semaphore(RUNNING_MAX);

  ImportResource(ImportFeed feed) {
    this.feed = feed;
  }

  /** Newline-delimited schema.org Event lines; plain, or gzip with Content-Encoding: gzip. */
  @POST
  @Consumes({"application/x-ndjson", "application/ndjson", "application/jsonl"})
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ORGANISER)
  @Blocking
  public ImportResult importEvents(
      @HeaderParam("Content-Encoding") String encoding, InputStream body) {
    String coding = encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT).strip();
    if (!coding.equals("gzip") && !coding.equals("identity")) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is gzip or absent");
    }
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_MISSING, null);
    }
    if (!running.tryAcquire()) {
      throw new ProblemException(
              ProblemCode.IMPORTS_RUNNING, "At most " + RUNNING_MAX + " at a time")
          .retryAfterSeconds(30);
    }
    try {
      return feed.run(body, coding.equals("gzip"));
    } finally {
      running.release();
    }
  }
}

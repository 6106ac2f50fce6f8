package dev.rushline.edge.search;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Finding events over HTTP. Public, and made for a CDN in front of it. */
@Path("/event")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
  /** Seconds. As old as the index itself may be; longer while we are asked anew or are away. */
  private static final String CACHED =
      "public, max-age=2, stale-while-revalidate=10, stale-if-error=3600";

  /** Something better may be had in a moment. */
  private static final String STAND_IN = "public, max-age=1, stale-if-error=3600";

  private final SearchEvents events;
  private final SuggestNames names;
  private final IndexBlocks blocks;
  private final Clock clock;

  SearchResource(SearchEvents events, SuggestNames names, IndexBlocks blocks, Clock clock) {
    this.events = events;
    this.names = names;
    this.blocks = blocks;
    this.clock = clock;
  }

  /** Events by what was typed, and by filters. */
  @GET
  @Path("search")
  @Operation(
      summary = "Find events",
      description =
          "Unknown parameters are refused. Parameters in alphabetical order share an answer.")
  @Parameter(
      name = "keyword",
      in = ParameterIn.QUERY,
      description = "Words, or \"phrases\"; at most 20 and 200 characters",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "Begins at this date or time, or later",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "Begins before this date or time",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "city",
      in = ParameterIn.QUERY,
      description = "One of these; at most 10",
      schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
  @Parameter(
      name = "genre",
      in = ParameterIn.QUERY,
      description = "One of these; at most 10",
      schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
  @Parameter(
      name = "lat",
      in = ParameterIn.QUERY,
      description = "Degrees north",
      schema = @Schema(type = SchemaType.NUMBER))
  @Parameter(
      name = "lon",
      in = ParameterIn.QUERY,
      description = "Degrees east",
      schema = @Schema(type = SchemaType.NUMBER))
  @Parameter(
      name = "within",
      in = ParameterIn.QUERY,
      description = "Kilometres, 0.1 to 1000",
      schema = @Schema(type = SchemaType.NUMBER))
  @Parameter(
      name = "available",
      in = ParameterIn.QUERY,
      description = "Only what can be bought now",
      schema = @Schema(type = SchemaType.BOOLEAN))
  @Parameter(
      name = "priceFrom",
      in = ParameterIn.QUERY,
      description = "Lowest price at least; minor units",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "priceTo",
      in = ParameterIn.QUERY,
      description = "Lowest price at most; minor units",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description = "relevance, date, distance or price",
      schema = @Schema(type = SchemaType.STRING))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "1 to 50; 20 when left out",
      schema = @Schema(type = SchemaType.INTEGER))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "next of the page before",
      schema = @Schema(type = SchemaType.STRING))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SearchAnswer.class)))
  @APIResponse(responseCode = "304", description = "As the ETag says")
  @APIResponse(
      responseCode = "400",
      description = "VALIDATION_FAILED with errors, or CURSOR_INVALID")
  @APIResponse(responseCode = "410", description = "CURSOR_EXPIRED")
  @APIResponse(responseCode = "503", description = "SEARCH_UNAVAILABLE with retryAfter")
  public Uni<Response> search(
      @jakarta.ws.rs.core.Context UriInfo uri, @jakarta.ws.rs.core.Context Request request) {
    return found(uri.getQueryParameters(), request);
  }

  /** The same with the keyword in the path. */
  @GET
  @Path("search/keyword={keyword:.*}")
  @Operation(summary = "Find events, with the keyword in the path")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SearchAnswer.class)))
  public Uni<Response> searchByPath(
      @PathParam("keyword") String keyword,
      @jakarta.ws.rs.core.Context UriInfo uri,
      @jakarta.ws.rs.core.Context Request request) {
    Map<String, List<String>> parameters = new HashMap<>(uri.getQueryParameters());
    parameters.merge(
        "keyword", List.of(keyword), (query, path) -> List.of(query.getFirst(), path.getFirst()));
    return found(parameters, request);
  }

  /** Names while somebody types. */
  @GET
  @Path("suggest")
  @Operation(summary = "Suggest names of events, performers, venues and cities")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      required = true,
      description = "What was typed so far; 2 characters or more",
      schema = @Schema(type = SchemaType.STRING))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SuggestAnswer.class)))
  @APIResponse(responseCode = "400", description = "VALIDATION_FAILED with errors")
  @APIResponse(responseCode = "503", description = "SEARCH_UNAVAILABLE with retryAfter")
  public Uni<Response> suggest(
      @jakarta.ws.rs.core.Context UriInfo uri, @jakarta.ws.rs.core.Context Request request) {
    Keyword typed = SearchParameters.readSuggestion(uri.getQueryParameters());
    return onThisContext(names.suggest(typed)).map(answer -> answer(answer, request).build());
  }

  private Uni<Response> found(Map<String, List<String>> parameters, Request request) {
    SearchRequest wanted = SearchParameters.read(parameters);
    return onThisContext(events.search(wanted))
        .map(
            answer ->
                answer(answer, request).header("Content-Location", wanted.canonical()).build());
  }

  private Response.ResponseBuilder answer(Answered answered, Request request) {
    EntityTag tag = new EntityTag(answered.etag());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        (unchanged == null ? Response.ok(answered.json()) : unchanged).tag(tag);
    if (answered.stale()) {
      long age = Duration.between(answered.madeAt(), clock.instant()).toSeconds();
      answer.header("Age", Math.max(0, age)).header("Warning", "110 - \"Response is Stale\"");
    } else if (answered.source() == Answered.Source.CATALOGUE) {
      answer.header("Warning", "199 - \"Answered from the catalogue\"");
    } else if (blocks.isBlocked()) {
      answer.header("Warning", "199 - \"The index takes no changes at the moment\"");
    }
    boolean best = !answered.stale() && answered.source() == Answered.Source.INDEX;
    return answer.header("Cache-Control", best ? CACHED : STAND_IN);
  }

  /** An answer may be made for another request; it goes on on the event loop of this one. */
  private static Uni<Answered> onThisContext(Uni<Answered> answer) {
    Context context = Vertx.currentContext();
    return context == null
        ? answer
        : answer.emitOn(rest -> context.runOnContext(ignored -> rest.run()));
  }
}

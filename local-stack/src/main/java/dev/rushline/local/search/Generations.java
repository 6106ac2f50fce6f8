package dev.rushline.local.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Http;
import dev.rushline.search.index.EventsIndex;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The generations of the index of events on one server. One has the alias {@value
 * EventsIndex#ALIAS} and is searched. One that is being filled has the alias {@value #FILLING}
 * until it is complete, so that whoever comes after an interruption sees that work was left undone.
 */
public final class Generations {
  static final String FILLING = EventsIndex.ALIAS + "-filling";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;

  /**
   * Speaks to one server.
   *
   * @param url its base, without a path
   */
  public Generations(String url) {
    this.url = url;
  }

  /**
   * The generation that is searched; empty when there is none.
   *
   * @throws ServerFailed when several are, which nothing of ours makes
   */
  public Optional<String> searched() throws IOException, InterruptedException {
    List<String> indices = withAlias(EventsIndex.ALIAS);
    if (indices.size() > 1) {
      throw new ServerFailed(
          "The alias %s names several indices: %s. Take it away from all but one."
              .formatted(EventsIndex.ALIAS, indices));
    }
    return indices.stream().findFirst();
  }

  /** Generations whose filling has not ended: it goes on right now, or was interrupted. */
  public List<String> unfinished() throws IOException, InterruptedException {
    return withAlias(FILLING);
  }

  /** Makes a generation that nobody searches yet, and returns its name. */
  String create(Instant now) throws IOException, InterruptedException {
    String name = EventsIndex.generation(now);
    ObjectNode definition = (ObjectNode) JSON.readTree(EventsIndex.definition());
    definition.withObject("/aliases").putObject(FILLING);
    Http.Answer answer = Http.putJson(url + "/" + name, definition.toString());
    if (answer.status() == 400) {
      throw new ServerFailed(
          "Elasticsearch refuses the index's definition: " + reason(answer.body()));
    }
    answer.requireSuccess("index " + name);
    return name;
  }

  /** Has searches answered by this complete generation, from one moment to the next. */
  void search(String generation) throws IOException, InterruptedException {
    ArrayNode actions = JSON.createArrayNode();
    Optional<String> before = searched();
    before.ifPresent(former -> action(actions, "remove", former, EventsIndex.ALIAS));
    action(actions, "add", generation, EventsIndex.ALIAS);
    action(actions, "remove", generation, FILLING);
    Http.postJson(
            url + "/_aliases",
            JSON.createObjectNode().<ObjectNode>set("actions", actions).toString())
        .requireSuccess("alias " + EventsIndex.ALIAS);
  }

  private static void action(ArrayNode actions, String verb, String index, String alias) {
    actions.addObject().putObject(verb).put("index", index).put("alias", alias);
  }

  /** Deletes a generation with all its documents; does nothing when there is none. */
  void delete(String generation) throws IOException, InterruptedException {
    if (!EventsIndex.isGeneration(generation)) {
      throw new IllegalArgumentException(generation + " is no generation of the index of events");
    }
    Http.delete(url + "/" + generation + "?ignore_unavailable=true")
        .requireSuccess("end of index " + generation);
  }

  /** Merges what filling has left in pieces: a search looks at every piece. */
  void merge(String generation) throws IOException, InterruptedException {
    Http.postJson(url + "/" + generation + "/_forcemerge?max_num_segments=1", "")
        .requireSuccess("merge");
  }

  /** Makes all that was written visible to searches, and counts it. */
  long documents(String generation) throws IOException, InterruptedException {
    Http.postJson(url + "/" + generation + "/_refresh", "").requireSuccess("refresh");
    return JSON.readTree(
            Http.get(url + "/" + generation + "/_count").requireSuccess("count").body())
        .path("count")
        .asLong();
  }

  private List<String> withAlias(String alias) throws IOException, InterruptedException {
    Http.Answer answer = Http.get(url + "/_alias/" + alias);
    if (answer.status() == 404) {
      return List.of();
    }
    List<String> indices = new ArrayList<>();
    JSON.readTree(answer.requireSuccess("alias " + alias).body())
        .fieldNames()
        .forEachRemaining(indices::add);
    return List.copyOf(indices);
  }

  private static String reason(String body) {
    try {
      JsonNode reason = JSON.readTree(body).at("/error/reason");
      return reason.isMissingNode() ? body : reason.asText();
    } catch (JsonProcessingException e) {
      return body;
    }
  }
}

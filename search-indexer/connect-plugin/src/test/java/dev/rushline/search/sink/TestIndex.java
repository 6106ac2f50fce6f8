package dev.rushline.search.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.servers.Http;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An index of a test: {@code number} is an integer, {@code name} a keyword. */
record TestIndex(String elasticsearch, String name) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DOCUMENTS_MAX = 10_000;

  static TestIndex create(String elasticsearch, String name)
      throws IOException, InterruptedException {
    TestIndex index = new TestIndex(elasticsearch, name);
    Http.putJson(
            index.url(),
            """
            {"settings": {"number_of_shards": 2, "number_of_replicas": 0},
             "mappings": {"properties": {
               "number": {"type": "integer"}, "name": {"type": "keyword"}}}}
            """)
        .requireSuccess("index " + name);
    return index;
  }

  private String url() {
    return elasticsearch + "/" + name;
  }

  /** One document; empty when it is not there. Sees every write that was answered. */
  Optional<JsonNode> document(String id) throws IOException, InterruptedException {
    Http.Answer answer = Http.get(url() + "/_doc/" + id);
    return answer.status() == 404
        ? Optional.empty()
        : Optional.of(JSON.readTree(answer.requireSuccess("document").body()));
  }

  /** {@code number} of every document, by id. */
  Map<String, Integer> numbers() throws IOException, InterruptedException {
    Http.postJson(url() + "/_refresh", "").requireSuccess("refresh");
    Http.Answer answer =
        Http.get(url() + "/_search?size=" + DOCUMENTS_MAX).requireSuccess("search");
    Map<String, Integer> numbers = new TreeMap<>();
    for (JsonNode hit : JSON.readTree(answer.body()).at("/hits/hits")) {
      numbers.put(hit.path("_id").asText(), hit.at("/_source/number").asInt());
    }
    return numbers;
  }
}

package dev.rushline.local.servers;

import static dev.rushline.local.junit.ServerKind.ELASTICSEARCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.junit.NeedsServers;
import dev.rushline.local.junit.Servers;
import dev.rushline.search.index.EventsIndex;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsServers(ELASTICSEARCH)
class ElasticsearchServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Servers servers;

  ElasticsearchServerTest(Servers servers) {
    this.servers = servers;
  }

  @Test
  void an_acknowledged_document_is_there_after_a_kill() throws Exception {
    Http.putJson(url("/kept"), "{}").requireSuccess("index");
    Http.putJson(url("/kept/_doc/1?version=7&version_type=external"), "{\"name\":\"kept\"}")
        .requireSuccess("document");

    servers.kill(ELASTICSEARCH);
    servers.restart(ELASTICSEARCH);

    JsonNode document =
        JSON.readTree(Http.get(url("/kept/_doc/1")).requireSuccess("document").body());
    assertThat(document.at("/_source/name").asText()).isEqualTo("kept");
    assertThat(document.at("/_version").asInt()).isEqualTo(7);
    Http.delete(url("/kept")).requireSuccess("end");
  }

  @Test
  void an_index_does_not_come_into_being_by_a_write() throws Exception {
    Http.Answer answer = Http.putJson(url("/nobody-made-it/_doc/1"), "{}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("index_not_found_exception");
  }

  @Test
  void the_index_of_events_can_be_made() throws Exception {
    Http.putJson(url("/definition"), EventsIndex.definition()).requireSuccess("index");

    Http.delete(url("/definition")).requireSuccess("end");
  }

  @Test
  void asciifolding_takes_accents_away() throws Exception {
    assertThat(tokens("{'type':'asciifolding'}", "Dvořák Łódź smørrebrød"))
        .containsExactly("Dvorak", "Lodz", "smorrebrod");
  }

  @Test
  void asciifolding_keeps_the_original_when_asked_to() throws Exception {
    assertThat(tokens("{'type':'asciifolding','preserve_original':true}", "Dvořák plain"))
        .containsExactly("Dvorak", "Dvořák", "plain");
  }

  @Test
  void edge_ngram_has_the_defaults_of_the_full_product() throws Exception {
    assertThat(tokens("{'type':'edge_ngram'}", "opera")).containsExactly("o", "op");
  }

  @Test
  void edge_ngram_gives_beginnings_between_its_lengths_and_the_original() throws Exception {
    assertThat(
            tokens(
                "{'type':'edge_ngram','min_gram':2,'max_gram':3,'preserve_original':true}",
                "a opera"))
        .containsExactly("a", "op", "ope", "opera");
  }

  @Test
  void the_keyword_tokenizer_leaves_a_text_whole_for_the_filters() throws Exception {
    JsonNode answer =
        JSON.readTree(
            Http.postJson(
                    url("/_analyze"),
                    json(
                        "{'tokenizer':'keyword','filter':['lowercase','asciifolding'],"
                            + "'text':'Nové Město'}"))
                .requireSuccess("analysis")
                .body());

    assertThat(answer.at("/tokens/0/token").asText()).isEqualTo("nove mesto");
    assertThat(answer.at("/tokens/1").isMissingNode()).isTrue();
  }

  @Test
  void lengths_that_make_no_sense_are_refused_when_an_index_is_made() throws Exception {
    Http.Answer answer =
        Http.putJson(
            url("/senseless"),
            json(
                "{'settings':{'analysis':{"
                    + "'filter':{'f':{'type':'edge_ngram','min_gram':3,'max_gram':2}},"
                    + "'analyzer':{'a':{'tokenizer':'standard','filter':['f']}}}}}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("minGram must not be greater than maxGram");
  }

  private List<String> tokens(String filter, String text) throws Exception {
    String request =
        json("{'tokenizer':'standard','filter':[" + filter + "],'text':'" + text + "'}");
    JsonNode answer =
        JSON.readTree(Http.postJson(url("/_analyze"), request).requireSuccess("analysis").body());
    List<String> tokens = new ArrayList<>();
    answer.get("tokens").forEach(token -> tokens.add(token.get("token").asText()));
    return tokens;
  }

  private String url(String path) {
    return servers.elasticsearchUrl() + path;
  }

  private static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }
}

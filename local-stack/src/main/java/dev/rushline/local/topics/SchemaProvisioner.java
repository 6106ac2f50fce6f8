package dev.rushline.local.topics;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Http;
import dev.rushline.schemas.topics.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Registers the schema of every topic before anybody writes to it, through Confluent's API, so that
 * an incompatible build fails when it is deployed and not at its first record.
 */
public final class SchemaProvisioner {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMPATIBILITY = "{\"compatibility\":\"BACKWARD\"}";

  private final String subjects;
  private final String configs;

  /**
   * Speaks to one registry.
   *
   * @param registryUrl the registry's base, without a path
   */
  public SchemaProvisioner(String registryUrl) {
    this.subjects = registryUrl + "/apis/ccompat/v7/subjects/";
    this.configs = registryUrl + "/apis/ccompat/v7/config/";
  }

  /**
   * Registers what is not registered.
   *
   * @throws ServerFailed when a schema cannot read what older builds wrote
   */
  public void provision(List<Topic<?>> topics) throws IOException, InterruptedException {
    for (Topic<?> topic : topics) {
      String body = JSON.writeValueAsString(Map.of("schema", topic.schema().toString()));
      Http.Answer answer = Http.postJson(subjects + topic.subject() + "/versions", body);
      if (answer.status() == 409) {
        throw new ServerFailed(
            "The schema of %s cannot read records that were written before: %s"
                .formatted(topic.subject(), answer.body()));
      }
      answer.requireSuccess("registering " + topic.subject());
      Http.putJson(configs + topic.subject(), COMPATIBILITY)
          .requireSuccess("compatibility of " + topic.subject());
    }
  }
}

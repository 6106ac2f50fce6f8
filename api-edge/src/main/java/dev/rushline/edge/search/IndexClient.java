package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jboss.logging.Logger;

/**
 * The client of Elasticsearch: few connections, and a limit to every wait. Whatever takes longer
 * than a search's budget has lost its reader, so its connection is given up.
 */
@ApplicationScoped
class IndexClient {
  private static final Logger LOG = Logger.getLogger(IndexClient.class);
  private static final Timeout CONNECT = Timeout.ofMilliseconds(300);

  @Produces
  @Singleton
  ElasticsearchAsyncClient client(SearchSettings settings, ObjectMapper json) {
    Timeout budget = Timeout.of(settings.budget().toMillis(), TimeUnit.MILLISECONDS);
    Rest5ClientBuilder builder =
        Rest5Client.builder(settings.url())
            .setMetaHeaderEnabled(false)
            .setConnectionConfigCallback(c -> c.setConnectTimeout(CONNECT).setSocketTimeout(budget))
            .setRequestConfigCallback(
                c -> c.setResponseTimeout(budget).setConnectionRequestTimeout(budget))
            .setConnectionManagerCallback(
                c ->
                    c.setMaxConnTotal(settings.atOnceMax())
                        .setMaxConnPerRoute(settings.atOnceMax()))
            .setHttpClientConfigCallback(
                c ->
                    c.disableAutomaticRetries()
                        .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build()));
    settings.username().ifPresent(name -> builder.setDefaultHeaders(login(name, settings)));
    return new ElasticsearchAsyncClient(
        new Rest5ClientTransport(builder.build(), new JacksonJsonpMapper(reader(json))));
  }

  /** Documents are parts of an answer, and may have fields that this edge does not know yet. */
  private static ObjectMapper reader(ObjectMapper strict) {
    return strict
        .copy()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  private static Header[] login(String name, SearchSettings settings) {
    String pair = name + ":" + settings.password().orElse("");
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return new Header[] {new BasicHeader("Authorization", "Basic " + basic)};
  }

  void close(@Disposes ElasticsearchAsyncClient client) {
    try {
      client.close();
    } catch (IOException e) {
      LOG.debug("closing the search client ended badly", e);
    }
  }
}

package dev.rushline.search.sink;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** Makes the official client from a connector's options. Connects to nothing yet. */
final class ElasticsearchConnection {
  private ElasticsearchConnection() {}

  static ElasticsearchAsyncClient open(SinkConfig config) {
    int connectTimeout = config.getInt(SinkOptions.CONNECT_TIMEOUT);
    int readTimeout = config.getInt(SinkOptions.READ_TIMEOUT);
    Rest5ClientBuilder rest =
        Rest5Client.builder(config.urls())
            .setConnectionConfigCallback(
                connection ->
                    connection
                        .setConnectTimeout(connectTimeout, TimeUnit.MILLISECONDS)
                        .setSocketTimeout(readTimeout, TimeUnit.MILLISECONDS))
            .setRequestConfigCallback(
                request -> request.setResponseTimeout(readTimeout, TimeUnit.MILLISECONDS));
    config.account().ifPresent(account -> rest.setDefaultHeaders(new Header[] {basic(account)}));
    return new ElasticsearchAsyncClient(
        new Rest5ClientTransport(rest.build(), new JacksonJsonpMapper()));
  }

  private static Header basic(SinkConfig.Account account) {
    String pair = account.name() + ":" + account.password().value();
    return new BasicHeader(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }
}

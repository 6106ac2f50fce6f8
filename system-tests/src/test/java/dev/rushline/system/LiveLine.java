package dev.rushline.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A fan's open socket to the line of an event. */
final class LiveLine implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  LiveLine(String edge, String eventId, String token) {
    this(edge, eventId, socket -> socket.header("Authorization", "Bearer " + token));
  }

  private LiveLine(String edge, String eventId, UnaryOperator<WebSocket.Builder> withToken) {
    URI address = URI.create(edge.replace("http:", "ws:") + "/queue/" + eventId + "/live");
    socket = withToken.apply(HTTP.newWebSocketBuilder()).buildAsync(address, new Listener()).join();
  }

  /** Opened as a browser must, which cannot set a header. */
  static LiveLine ofBrowser(String edge, String eventId, String token) {
    String carried = "quarkus-http-upgrade#Authorization#Bearer%20" + token;
    return new LiveLine(
        edge, eventId, socket -> socket.subprotocols("bearer-token-carrier", carried));
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(from, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }
  }

  /** The next message that is so; earlier ones are passed over. */
  JsonNode await(String what, Predicate<JsonNode> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    JsonNode last = null;
    while (true) {
      long left = deadline - System.nanoTime();
      JsonNode message = messages.poll(left, TimeUnit.NANOSECONDS);
      if (message == null) {
        throw new AssertionError(what + " was not told; the last message: " + last);
      }
      if (wanted.test(message)) {
        return message;
      }
      last = message;
    }
  }

  /** The code with which the edge has closed the socket. */
  int closeCode() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    socket.abort();
  }
}

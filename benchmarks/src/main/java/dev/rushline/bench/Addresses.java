package dev.rushline.bench;

import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where the running installation is: the addresses of {@code ./rushline up}. */
public final class Addresses {
  private static final int CONNECT_MILLIS = 2_000;

  /** Ports at which somebody has answered: to be asked once. */
  private final Set<Integer> seen = ConcurrentHashMap.newKeySet();

  /**
   * Address of the broker.
   *
   * @throws ServerFailed when nothing answers there
   */
  public String bootstrap() {
    return answering(Integer.parseInt(port("RUSHLINE_KAFKA_PORT", "9092")));
  }

  public String registryUrl() {
    return "http://127.0.0.1:" + port("RUSHLINE_REGISTRY_PORT", "8081");
  }

  /** The directory of the clone. */
  public String root() {
    return System.getProperty("rushline.root", ".");
  }

  /**
   * Address of the edge.
   *
   * @throws ServerFailed when nothing answers there
   */
  public String edge() {
    return "http://" + answering(edgePort());
  }

  public int edgePort() {
    return Integer.parseInt(port("RUSHLINE_EDGE_PORT", "8080"));
  }

  private String answering(int port) {
    if (!seen.contains(port)) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      } catch (IOException e) {
        throw new ServerFailed("nothing answers at 127.0.0.1:" + port + ": ./rushline up", e);
      }
      seen.add(port);
    }
    return "127.0.0.1:" + port;
  }

  private static String port(String setting, String otherwise) {
    return System.getenv().getOrDefault(setting, otherwise);
  }
}

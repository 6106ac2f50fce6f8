package dev.rushline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * A TCP port on the loopback interface.
 *
 * @param number 1 to 65535
 * @param setting the environment variable that changes it
 */
public record Port(int number, String setting) {

  /**
   * Tries to listen there for a moment.
   *
   * @throws ServerFailed when somebody listens there already
   */
  public void requireFree(String server) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
    } catch (IOException e) {
      throw new ServerFailed(
          "Port %d, which %s needs, is taken. Free it, or choose another with %s=<port>."
              .formatted(number, server, setting),
          e);
    }
  }

  /** Different ports that nobody listens on now; another process may take them before we do. */
  public static List<Integer> free(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port", e);
    } finally {
      sockets.forEach(Port::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot close a socket that was only opened to find a port", e);
    }
  }
}

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
  private static final int TRIES_MAX = 1_000;

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
    return freeRows(count, 1, 0);
  }

  /**
   * The same for processes of which there are several: the first port of each row.
   *
   * @param length ports of a row
   * @param step from one port of a row to the next
   */
  public static List<Integer> freeRows(int count, int length, int step) {
    List<ServerSocket> sockets = new ArrayList<>();
    List<Integer> firsts = new ArrayList<>();
    try {
      for (int tries = 0; firsts.size() < count && tries < TRIES_MAX; tries++) {
        // Also where the row does not fit, so that the next try gets another port.
        ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sockets.add(first);
        if (takeRow(first.getLocalPort(), length, step, sockets)) {
          firsts.add(first.getLocalPort());
        }
      }
      if (firsts.size() < count) {
        throw new ServerFailed("No free ports that are %d apart".formatted(step));
      }
      return firsts;
    } catch (IOException e) {
      throw new UncheckedIOException("No free port", e);
    } finally {
      sockets.forEach(Port::close);
    }
  }

  private static boolean takeRow(int first, int length, int step, List<ServerSocket> sockets) {
    for (int i = 1; i < length; i++) {
      try {
        sockets.add(new ServerSocket(first + i * step, 1, InetAddress.getLoopbackAddress()));
      } catch (IOException | IllegalArgumentException _) {
        return false; // somebody listens there, or there is no such port
      }
    }
    return true;
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

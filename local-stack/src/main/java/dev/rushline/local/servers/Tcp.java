package dev.rushline.local.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The cheapest question to a server: does anybody listen? Saves clients their retries and logs. */
final class Tcp {
  private static final int CONNECT_MILLIS = 1_000;

  private Tcp() {}

  static void requireListener(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
    }
  }
}

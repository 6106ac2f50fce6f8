package dev.rushline.local.servers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
  @TempDir private Path root;

  @AfterEach
  void kill() throws Exception {
    new Daemon("shell", new ProcessFiles(root)).kill();
  }

  @Test
  void a_taken_port_is_named_with_the_setting_that_changes_it() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Server server = shell("sleep 600", taken.getLocalPort(), Duration.ofSeconds(5));

      assertThatThrownBy(() -> Launch.start(server))
          .isInstanceOf(ServerFailed.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + ", which shell needs, is taken")
          .hasMessageContaining("RUSHLINE_SHELL_PORT=");
    }
  }

  @Test
  void a_server_that_dies_is_reported_with_the_end_of_its_log() {
    Server server =
        shell("echo cannot find my data; exit 3", Port.free(1).getFirst(), Duration.ofSeconds(30));

    assertThatThrownBy(() -> Launch.start(server))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("shell ended while it was starting")
        .hasMessageContaining("cannot find my data");
  }

  @Test
  void a_server_that_never_serves_is_given_up_with_the_last_reason() {
    Server server = shell("sleep 600", Port.free(1).getFirst(), Duration.ofMillis(200));

    assertThatThrownBy(() -> Launch.start(server))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("shell does not serve after")
        .hasMessageContaining("never ready");
  }

  private Server shell(String script, int port, Duration patience) {
    Daemon daemon = new Daemon("shell", new ProcessFiles(root));
    return new Server() {
      @Override
      public Daemon daemon() {
        return daemon;
      }

      @Override
      public List<Port> ports() {
        return List.of(new Port(port, "RUSHLINE_SHELL_PORT"));
      }

      @Override
      public void prepare() {}

      @Override
      public List<String> command() {
        return List.of("sh", "-c", script);
      }

      @Override
      public void probe() throws IOException {
        throw new IOException("never ready");
      }

      @Override
      public Duration startPatience() {
        return patience;
      }
    };
  }
}

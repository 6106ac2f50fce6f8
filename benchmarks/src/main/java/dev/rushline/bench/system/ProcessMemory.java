package dev.rushline.bench.system;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.ApplicationServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Memory of one of our applications: as the kernel sees it, and as its JVM does. */
public record ProcessMemory(ApplicationServer server) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long KIB = 1_024;

  /**
   * What was found.
   *
   * @param resident bytes of the process that are in memory (VmRSS)
   * @param heap bytes of the heap in use
   */
  public record Reading(long resident, long heap) {}

  private long pid() {
    return server
        .daemon()
        .process()
        .orElseThrow(
            () -> new ServerFailed(server.name() + " has ended; see " + server.daemon().log()))
        .pid();
  }

  /** Memory as it is, with whatever garbage there is. */
  public Reading now() throws IOException, InterruptedException {
    return new Reading(resident(), heap());
  }

  /**
   * Memory after a full collection, so that what is left is in use. A serial collector then also
   * gives back what it does not need; jcmd is the JDK's own tool for asking for it.
   */
  public Reading collected() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid()),
                "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!jcmd.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
      throw new IOException("jcmd GC.run failed for " + server.name());
    }
    return now();
  }

  private long resident() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst()
          .orElseThrow(() -> new IOException("no VmRSS of " + server.name()));
    }
  }

  private long heap() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/q/metrics"))
            .timeout(PATIENCE)
            .header("Accept", "text/plain")
            .build();
    return HTTP.send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("\"heap\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}

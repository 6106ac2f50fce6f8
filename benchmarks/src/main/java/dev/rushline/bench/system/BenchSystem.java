package dev.rushline.bench.system;

import dev.rushline.bench.Addresses;
import dev.rushline.bench.Stadium;
import dev.rushline.bench.StadiumOnSale;
import dev.rushline.local.process.Directories;
import dev.rushline.local.process.Orphans;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.ApplicationServer;
import dev.rushline.local.servers.Server;
import dev.rushline.local.servers.Software;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.stack.Progress;
import dev.rushline.local.stack.Scale;
import dev.rushline.local.stack.Settings;
import dev.rushline.local.stack.Start;
import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What sells seats, on free ports and in a directory of this process. Ends with this process, also
 * when somebody stops it; what a killed run has left is ended by the next one. The data is deleted
 * in any case, the logs when the run was done.
 */
public final class BenchSystem implements AutoCloseable {
  private static final int PORTS = 11;
  private static final int OF_A_KIND_MAX = 3;
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

  /** While this one ends, a start that is under way may start one server more, or two. */
  private static final int PASSES_MAX = 5;

  private static final Duration BETWEEN_PASSES = Duration.ofMillis(300);

  private final LocalSystem system;
  private final Thread atExit = new Thread(this::end, "end-servers");
  private PrivateKey key;
  private volatile boolean done;

  private BenchSystem(LocalSystem system) {
    this.system = system;
  }

  /**
   * Starts it and returns when it serves.
   *
   * @param name of the directory under {@code .rushline} that its data is in
   */
  public static BenchSystem start(String name) throws Exception {
    return start(name, Scale.ONE, Start.Extent.BOOKING);
  }

  /** The same with so many processes of a kind. */
  public static BenchSystem start(String name, Scale scale, Start.Extent extent) throws Exception {
    Path root = Path.of(new Addresses().root()).toAbsolutePath().normalize();
    Path runs = root.resolve(".rushline").resolve(name);
    Orphans.sweep(runs);
    ProcessFiles files =
        new ProcessFiles(runs.resolve(Long.toString(ProcessHandle.current().pid())));
    Orphans.claim(files);
    Software software = new Software(root.resolve(".rushline").resolve("servers"));
    BenchSystem started = new BenchSystem(LocalSystem.of(root, files, software, settings(), scale));
    Runtime.getRuntime().addShutdownHook(started.atExit);
    boolean serves = false;
    try {
      Progress progress = new Progress(System.out);
      progress.say("Starting in " + files.root());
      new Start(started.system, progress).run(extent);
      started.key = new SigningKeys(files.keys()).privateKey();
      serves = true;
      return started;
    } finally {
      if (!serves) {
        started.close();
      }
    }
  }

  private static Settings settings() {
    List<Integer> ports = Port.freeRows(PORTS, OF_A_KIND_MAX, Settings.STEP);
    return new Settings(
        ports.get(0),
        ports.get(1),
        ports.get(2),
        ports.get(3),
        ports.get(4),
        ports.get(5),
        ports.get(6),
        ports.get(7),
        ports.get(8),
        ports.get(9),
        ports.get(10));
  }

  /** Puts a stadium on sale and returns it when it is. */
  public Stadium onSale(Stadium stadium) throws IOException, InterruptedException {
    return new StadiumOnSale(edge(), token("bench", "organiser")).open(stadium);
  }

  /** Addresses of the brokers. */
  public String bootstrap() {
    return system.kafka().bootstrap();
  }

  /** Address of the schema registry. */
  public String registryUrl() {
    return system.registry().url();
  }

  /** Address of the edge. */
  public String edge() {
    return system.apiEdge().url();
  }

  /** Its port. */
  public int edgePort() {
    return system.settings().edge();
  }

  /** The owner of the sales. */
  public ApplicationServer owner() {
    return system.bookingStreams();
  }

  /** The same, to be started with settings of its own. */
  public ApplicationServer owner(Map<String, String> settings) {
    return system.bookingStreams(settings);
  }

  /** The owner of the lines, to be started with settings of its own. */
  public ApplicationServer admitter(Map<String, String> settings) {
    return system.queueAdmitter(settings);
  }

  /** Where an application's stores are. */
  public Path state(ApplicationServer application) {
    return system.files().data(application.name());
  }

  /** Addresses of all edges. */
  public List<String> edges() {
    return system.edges().stream().map(ApplicationServer::url).toList();
  }

  /** Every process. */
  public LocalSystem processes() {
    return system;
  }

  /** Memory of the edge. */
  public ProcessMemory edgeMemory() {
    return new ProcessMemory(system.apiEdge());
  }

  /** Memory of the admitter. */
  public ProcessMemory admitterMemory() {
    return new ProcessMemory(system.queueAdmitter());
  }

  /** Where the admitter's stores are. */
  public Path admitterState() {
    return system.files().data("queue-admitter");
  }

  /** A token for this subject, signed with the system's key. */
  public String token(String subject, String role) {
    return new Token(subject, role, TOKEN_LIFETIME).sign(key, Instant.now());
  }

  /** All was measured: nobody will look at the logs. */
  public void done() {
    done = true;
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // It runs already, and finds nothing more to do.
    }
  }

  /** What is in them is worthless from now on, so nobody waits for a clean end. */
  private synchronized void end() {
    try {
      for (int pass = 0; pass < PASSES_MAX && killAll(); pass++) {
        Thread.sleep(BETWEEN_PASSES);
      }
      Directories.delete(done ? system.files().root() : system.files().root().resolve("data"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailed("Interrupted while the servers were ending", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Not deleted: " + system.files().root(), e);
    }
  }

  private boolean killAll() throws InterruptedException {
    boolean killed = false;
    for (Server server : system.all().reversed()) {
      if (server.daemon().isRunning()) {
        server.daemon().kill();
        killed = true;
      }
    }
    return killed;
  }
}

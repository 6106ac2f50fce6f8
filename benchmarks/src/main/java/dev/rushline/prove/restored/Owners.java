package dev.rushline.prove.restored;

import dev.rushline.bench.system.BenchSystem;
import dev.rushline.local.process.Directories;
import dev.rushline.local.servers.ApplicationServer;
import dev.rushline.local.servers.Launch;
import dev.rushline.streams.SmallRocks;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.rocksdb.RocksDBException;

/**
 * The owners of sales and of lines, with so little memory for what is to be written that it gets to
 * disk before it is committed.
 */
final class Owners {
  /**
   * A MiB for all write buffers, as little as can be set, which eighteen stores share: some are
   * written all the time. And transactions of three seconds, so that a kill is mostly within one.
   */
  private static final Map<String, String> FLUSHING =
      Map.of(
          inEnvironment(SmallRocks.WRITE_BUFFER_MIB), "1",
          inEnvironment(SmallRocks.WRITE_BUFFERS_MIB), "1",
          inEnvironment(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG), "3000");

  /** What our rules throw when what they find cannot be. */
  private static final String CONTRADICTION = "Caused by: java.lang.IllegalStateException: ";

  private final BenchSystem system;
  private final List<ApplicationServer> owners;
  private final Set<String> told = new HashSet<>();

  Owners(BenchSystem system) {
    this.system = system;
    owners = List.of(system.owner(FLUSHING), system.admitter(FLUSHING));
  }

  private static String inEnvironment(String setting) {
    return ("kafka-streams." + setting).toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "_");
  }

  /** Ends them in order, and says what their disks then have that their changelogs have not. */
  List<DiskAndLog.Found> endAndCompare()
      throws InterruptedException, IOException, RocksDBException {
    List<DiskAndLog.Found> found = new ArrayList<>();
    for (ApplicationServer owner : owners) {
      Launch.stop(owner);
      found.add(new DiskAndLog(owner.name(), system.state(owner), system.bootstrap()).compare());
    }
    return found;
  }

  /** Ends them in order, and starts them without their disks: they restore all they have. */
  void startEmpty() throws InterruptedException, IOException {
    for (ApplicationServer owner : owners) {
      Launch.stop(owner);
      Directories.delete(system.state(owner));
      Launch.start(owner);
    }
  }

  /**
   * Contradictions in their state that they have found themselves, and stopped: those not told yet.
   */
  List<String> contradictions() throws IOException {
    List<String> found = new ArrayList<>();
    for (ApplicationServer owner : owners) {
      try (Stream<String> lines = Files.lines(owner.daemon().log())) {
        lines
            .filter(line -> line.startsWith(CONTRADICTION))
            .map(line -> owner.name() + " stopped: " + line.substring(CONTRADICTION.length()))
            .filter(told::add)
            .forEach(found::add);
      }
    }
    return found;
  }

  /**
   * Kills them and starts them again.
   *
   * @return how long it took until the first, of the sales, served again
   */
  Duration crash() throws InterruptedException {
    for (ApplicationServer owner : owners) {
      owner.daemon().kill();
    }
    long killed = System.nanoTime();
    Launch.start(owners.getFirst());
    Duration took = Duration.ofNanos(System.nanoTime() - killed);
    for (ApplicationServer owner : owners) {
      Launch.start(owner);
    }
    return took;
  }
}

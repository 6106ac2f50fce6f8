package dev.rushline.bench.thread;

import dev.rushline.bench.Stadium;
import dev.rushline.streams.SmallRocks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Checkouts and confirms on one thread: Avro in, the decision with its state in RocksDB, Avro out.
 * What a broker adds (changelogs, transactions) is what {@code bench decisions} has more. Not with
 * TopologyTestDriver, which commits after every command and has RocksDB write its memory out each
 * time: it measures that.
 */
@Command(
    name = "thread",
    description = "Decisions on one thread, codecs and RocksDB included; needs no running system.")
public final class ThreadLoad implements Callable<Integer> {
  private static final int SEATS = 100_000;
  private static final int COMMANDS = 2 * SEATS;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds of 200,000 commands; the first ones are warm-up (default: 5).")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    Stadium stadium = new Stadium("bench", SEATS);
    byte[][] log = log(stadium);
    System.out.printf("%-6s %14s %16s%n", "round", "commands/s", "bytes written");
    for (int round = 1; round <= rounds; round++) {
      run(round, log);
    }
    return 0;
  }

  private static byte[][] log(Stadium stadium) {
    Orders orders = new Orders(stadium);
    byte[][] log = new byte[COMMANDS + 1][];
    log[0] = orders.definition();
    for (int n = 0; n < COMMANDS; n++) {
      log[n + 1] = orders.command(n);
    }
    return log;
  }

  private static void run(int round, byte[][] log) throws IOException {
    Path directory = Files.createTempDirectory("rushline-bench-");
    try (OneThread thread = new OneThread(context(directory))) {
      thread.handle(log[0], 0, Instant.EPOCH);
      long written = 0;
      long started = System.nanoTime();
      for (int n = 1; n < log.length; n++) {
        written += thread.handle(log[n], n, Instant.EPOCH.plusMillis(n));
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf("%-6d %14.0f %16d%n", round, COMMANDS / seconds, written);
    } finally {
      delete(directory);
    }
  }

  private static MockProcessorContext<?, ?> context(Path directory) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocks.class);
    // As booking-streams.
    settings.put(SmallRocks.BLOCK_CACHE_MIB, "256");
    settings.put(SmallRocks.WRITE_BUFFERS_MIB, "128");
    settings.put(SmallRocks.WRITE_BUFFER_MIB, "32");
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.BytesSerde.class);
    settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
    return new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}

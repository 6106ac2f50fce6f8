package dev.rushline.prove.restored;

import dev.rushline.tools.topics.EventLog;
import dev.rushline.tools.topics.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * The stores of an application that has ended in order, beside their changelogs: a store has what
 * its changelog has, neither more nor less.
 *
 * @param application whose stores they are
 * @param state where they are
 * @param bootstrap addresses of brokers
 */
record DiskAndLog(String application, Path state, String bootstrap) {
  private static final int SHOWN_MAX = 20;

  static {
    RocksDB.loadLibrary();
  }

  /**
   * What was found.
   *
   * @param keys how many were compared
   * @param differing how many differ
   * @param differences the first of them, in words
   */
  record Found(long keys, long differing, List<String> differences) {}

  /** Compares all stores. */
  Found compare() throws IOException, RocksDBException {
    Comparing comparing = new Comparing();
    for (Path task : directories(state.resolve(application))) {
      Path stores = task.resolve("rocksdb");
      if (Files.isDirectory(stores)) {
        String name = task.getFileName().toString();
        int partition = Integer.parseInt(name.substring(name.indexOf('_') + 1));
        for (Path store : directories(stores)) {
          comparing.store(store, partition);
        }
      }
    }
    return new Found(comparing.keys, comparing.differing, comparing.differences);
  }

  private static List<Path> directories(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  private Map<Bytes, Value> changelog(String store, int partition) {
    Map<Bytes, Value> values = new TreeMap<>();
    new EventLog(bootstrap, application + "-" + store + "-changelog", partition)
        .read(
            Serdes.Bytes().deserializer(),
            Serdes.ByteArray().deserializer(),
            record -> {
              if (record.value() == null) {
                values.remove(record.key());
              } else {
                values.put(record.key(), Value.of(record.value(), record.offset()));
              }
            },
            Progress.UNHEARD);
    return values;
  }

  /** Values are many: their sums are compared. */
  private record Value(int length, long sum, long offset) {
    static Value of(byte[] bytes, long offset) {
      CRC32C sum = new CRC32C();
      sum.update(bytes);
      return new Value(bytes.length, sum.getValue(), offset);
    }

    boolean isSame(Value other) {
      return length == other.length && sum == other.sum;
    }
  }

  private final class Comparing {
    private final List<String> differences = new ArrayList<>();
    private long keys;
    private long differing;

    void store(Path disk, int partition) throws RocksDBException {
      String store = disk.getFileName().toString();
      Map<Bytes, Value> expected = changelog(store, partition);
      try (Options options = new Options();
          RocksDB db = RocksDB.openReadOnly(options, disk.toString());
          RocksIterator entries = db.newIterator()) {
        for (entries.seekToFirst(); entries.isValid(); entries.next()) {
          keys++;
          Bytes key = Bytes.wrap(entries.key());
          Value onDisk = Value.of(entries.value(), -1);
          Value inLog = expected.remove(key);
          if (inLog == null) {
            differs(store, partition, key, "is on disk (%d bytes), in no changelog", onDisk);
          } else if (!inLog.isSame(onDisk)) {
            differs(
                store,
                partition,
                key,
                "has %d bytes on disk, others in the changelog at offset " + inLog.offset(),
                onDisk);
          }
        }
        entries.status();
      }
      keys += expected.size();
      expected.forEach(
          (key, inLog) ->
              differs(
                  store,
                  partition,
                  key,
                  "is not on disk, and in the changelog (%d bytes) at offset " + inLog.offset(),
                  inLog));
    }

    private void differs(String store, int partition, Bytes key, String how, Value value) {
      differing++;
      if (differences.size() < SHOWN_MAX) {
        differences.add(
            "%s, %s, partition %d: %s %s"
                .formatted(
                    application, store, partition, words(key), how.formatted(value.length())));
      }
    }
  }

  /** A key of our stores: a tag, then parts that end in a zero byte. */
  static String words(Bytes key) {
    byte[] bytes = key.get();
    List<String> words = new ArrayList<>();
    words.add(new String(bytes, 0, 1, StandardCharsets.UTF_8));
    int from = 1;
    for (int i = 1; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        words.add(part(bytes, from, i));
        from = i + 1;
      }
    }
    if (from < bytes.length) {
      words.add(part(bytes, from, bytes.length));
    }
    return String.join(" ", words.stream().filter(word -> !word.isEmpty()).toList());
  }

  private static String part(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < ' ') {
        return HexFormat.of().formatHex(bytes, from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}

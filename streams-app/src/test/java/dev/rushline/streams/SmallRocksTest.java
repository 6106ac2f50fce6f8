package dev.rushline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

class SmallRocksTest {
  /** Ten bits for each in one filter are more than a shard of the cache. */
  private static final int KEYS = 500_000;

  private static final int LOOK_UPS = 20_000;
  private static final long STEP = 1_000_003;

  private static byte[] key(long number) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(number * STEP % KEYS)
        .putLong(number)
        .array();
  }

  /** Fans who join are looked up first, and are not there. */
  @Test
  void a_look_up_that_finds_nothing_reads_no_filter_from_disk(@TempDir Path folder)
      throws RocksDBException {
    try (Options options = new Options();
        Statistics statistics = new Statistics()) {
      options.setCreateIfMissing(true);
      options.setTableFormatConfig(new BlockBasedTableConfig());
      new SmallRocks()
          .setConfig(
              "places",
              options,
              Map.of(SmallRocks.BLOCK_CACHE_MIB, 8, SmallRocks.WRITE_BUFFERS_MIB, 2));
      options.setStatistics(statistics);
      try (RocksDB store = RocksDB.open(options, folder.toString())) {
        for (int i = 0; i < KEYS; i++) {
          store.put(key(i), new byte[0]);
        }
        store.compactRange();
        long before = statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_BYTES_INSERT);

        for (int i = 0; i < LOOK_UPS; i++) {
          assertThat(store.get(key(KEYS + i))).isNull();
        }

        assertThat(statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_BYTES_INSERT) - before)
            .as("bytes of filters read for %,d look-ups", LOOK_UPS)
            .isLessThan(KEYS * 10L / 8 * 3);
      }
    }
  }
}

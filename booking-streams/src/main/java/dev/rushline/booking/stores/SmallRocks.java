package dev.rushline.booking.stores;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one bound on write buffers for all stores of the process, so that memory does
 * not grow with the number of partitions.
 */
public final class SmallRocks implements RocksDBConfigSetter {
  private static final long BLOCK_CACHE_BYTES = 256L << 20;
  private static final long WRITE_BUFFERS_BYTES = 128L << 20;
  private static final long WRITE_BUFFER_BYTES = 32L << 20;
  private static final int BLOOM_BITS = 10;

  /** Of a write buffer: 3 MiB, 10 bits for each of its values of some 130 bytes and more. */
  private static final double MEMTABLE_BLOOM_RATIO = 0.1;

  private static final Cache CACHE;
  private static final WriteBufferManager WRITE_BUFFERS;

  static {
    RocksDB.loadLibrary();
    CACHE = new LRUCache(BLOCK_CACHE_BYTES);
    WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    // Most look-ups of answers and bookings find nothing.
    table.setFilterPolicy(new BloomFilter(BLOOM_BITS, false));
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMemtableWholeKeyFiltering(true);
    options.setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_RATIO);
  }

  @Override
  public void close(String storeName, Options options) {
    // The cache and the write buffers are the process's, not the store's.
  }
}

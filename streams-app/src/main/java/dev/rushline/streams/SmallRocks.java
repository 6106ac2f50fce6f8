package dev.rushline.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one bound on write buffers for all stores of the process, so that memory does
 * not grow with the number of partitions. How large, says the application's configuration:
 *
 * <ul>
 *   <li>{@value #BLOCK_CACHE_MIB}: read blocks kept in memory, write buffers included; 64
 *   <li>{@value #WRITE_BUFFERS_MIB}: all write buffers together; 32
 *   <li>{@value #WRITE_BUFFER_MIB}: one write buffer; 8
 * </ul>
 *
 * The first store of the process decides for all.
 */
public final class SmallRocks implements RocksDBConfigSetter {
  public static final String BLOCK_CACHE_MIB = "rushline.rocksdb.block-cache.mib";
  public static final String WRITE_BUFFERS_MIB = "rushline.rocksdb.write-buffers.mib";
  public static final String WRITE_BUFFER_MIB = "rushline.rocksdb.write-buffer.mib";

  private static final int BLOOM_BITS = 10;

  /** Of a write buffer: of 32 MiB 3, 10 bits for each of its values of some 130 bytes and more. */
  private static final double MEMTABLE_BLOOM_RATIO = 0.1;

  private static Cache cache;
  private static WriteBufferManager writeBuffers;

  static {
    RocksDB.loadLibrary();
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    synchronized (SmallRocks.class) {
      if (cache == null) {
        cache = new LRUCache(bytes(configs, BLOCK_CACHE_MIB, 64));
        writeBuffers = new WriteBufferManager(bytes(configs, WRITE_BUFFERS_MIB, 32), cache);
      }
      BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
      table.setBlockCache(cache);
      table.setCacheIndexAndFilterBlocks(true);
      table.setCacheIndexAndFilterBlocksWithHighPriority(true);
      // Most look-ups find nothing.
      table.setFilterPolicy(new BloomFilter(BLOOM_BITS, false));
      // A file's filter is as long as the file has keys. The cache is cut into shards, and a filter
      // longer than one would be read from disk again with every look-up.
      table.setIndexType(IndexType.kTwoLevelIndexSearch);
      table.setPartitionFilters(true);
      table.setPinTopLevelIndexAndFilter(true);
      options.setTableFormatConfig(table);
      options.setWriteBufferManager(writeBuffers);
    }
    options.setWriteBufferSize(bytes(configs, WRITE_BUFFER_MIB, 8));
    options.setMemtableWholeKeyFiltering(true);
    options.setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_RATIO);
  }

  private static long bytes(Map<String, Object> configs, String name, int otherwiseMib) {
    Object configured = configs.get(name);
    long mib = configured == null ? otherwiseMib : Long.parseLong(configured.toString());
    return mib << 20;
  }

  @Override
  public void close(String storeName, Options options) {
    // The cache and the write buffers are the process's, not the store's.
  }
}

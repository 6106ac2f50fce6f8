package dev.rushline.schemas.topics;

import java.util.Map;

/**
 * The rows of one table of the catalogue, as change data capture tells them. Keys are plain UTF-8
 * strings; values are Avro in the Confluent wire format, one field per column, and their schema is
 * registered by the connector when it meets the table: a new column is a new field. A deleted row
 * is a record without a value.
 *
 * @param table the table's name
 * @param key what the key is, for people
 */
public record CapturedTopic(String table, String key) implements AnyTopic {

  /** Before the table's name. */
  public static final String PREFIX = "catalogue.";

  @Override
  public String name() {
    return PREFIX + table;
  }

  @Override
  public String purpose() {
    return "rows of the table " + table + "; search is made from them";
  }

  /** One: changes of a table keep their order, and one task reads all of them. */
  @Override
  public int partitions() {
    return 1;
  }

  /** Compacted to the present rows, so that a new reader gets the catalogue from it. */
  @Override
  public Map<String, String> config() {
    return Map.of("cleanup.policy", "compact");
  }
}

package dev.rushline.edge.catalogue.details;

import java.util.zip.CRC32C;

/** An answer, written out once and sent many times. */
final class Document {
  private final String etag;
  private final byte[] json;
  private final byte[] staleJson;
  private final byte[] jsonLd;

  /**
   * @param json the answer
   * @param staleJson the answer, saying of itself that it is an older one
   * @param jsonLd the answer in the words of schema.org; empty where there is none
   */
  Document(byte[] json, byte[] staleJson, byte[] jsonLd) {
    CRC32C checksum = new CRC32C();
    checksum.update(json);
    this.etag = "W/\"%08x-%x\"".formatted(checksum.getValue(), json.length);
    this.json = json;
    this.staleJson = staleJson;
    this.jsonLd = jsonLd;
  }

  /** A weak ETag, the same for the same content on every edge instance. */
  String etag() {
    return etag;
  }

  byte[] json() {
    return json;
  }

  byte[] staleJson() {
    return staleJson;
  }

  byte[] jsonLd() {
    return jsonLd;
  }

  /** Whether an If-None-Match header names this answer. */
  boolean isNamedBy(String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String candidate : ifNoneMatch.split(",", 20)) {
      String tag = candidate.strip();
      if (tag.equals("*") || etag.equals(tag) || etag.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  /** Bytes kept in memory. */
  int weight() {
    int copies = json == staleJson ? json.length : json.length + staleJson.length;
    return copies + jsonLd.length + etag.length();
  }
}

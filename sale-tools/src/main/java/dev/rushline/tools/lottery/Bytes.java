package dev.rushline.tools.lottery;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Bytes in messages. */
final class Bytes {
  private Bytes() {}

  /** A copy of what is left in a buffer, which stays as it is. */
  static byte[] of(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  static String hex(ByteBuffer buffer) {
    return hex(of(buffer));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

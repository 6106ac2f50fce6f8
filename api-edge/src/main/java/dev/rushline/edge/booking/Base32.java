package dev.rushline.edge.booking;

/**
 * RFC 4648 base 32 in lower case, without padding: ids that survive mail, phones and file names.
 */
public final class Base32 {
  private static final char[] DIGITS = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
  private static final int BITS = 5;

  private Base32() {}

  /**
   * The first digits of bytes in base 32.
   *
   * @param length number of digits, at most {@code bytes.length * 8 / 5}
   */
  public static String encode(byte[] bytes, int length) {
    char[] digits = new char[length];
    for (int i = 0; i < length; i++) {
      int bit = i * BITS;
      int first = Byte.toUnsignedInt(bytes[bit / 8]) << 8;
      int pair =
          bit / 8 + 1 < bytes.length ? first | Byte.toUnsignedInt(bytes[bit / 8 + 1]) : first;
      digits[i] = DIGITS[pair >> (16 - BITS - bit % 8) & 31];
    }
    return new String(digits);
  }
}

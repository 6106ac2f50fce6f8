package dev.rushline.streams;

/**
 * Where a reply goes: {@code <partition>/<instance>}. The partition is the one of the topic of
 * replies that the waiting edge instance reads, so that no edge reads the answers of all.
 */
public final class ReplyAddress {
  private ReplyAddress() {}

  /** Whether an address can be delivered to; others would fail the task, so nobody is answered. */
  public static boolean isValid(String address) {
    int slash = address.indexOf('/');
    return slash > 0
        && slash <= 5
        && address.chars().limit(slash).allMatch(c -> c >= '0' && c <= '9');
  }

  /** The partition named in the address; beyond the last one it wraps around. */
  public static int partition(String address, int partitions) {
    return Integer.parseInt(address, 0, address.indexOf('/'), 10) % partitions;
  }
}

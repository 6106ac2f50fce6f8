package dev.rushline.bench.queue;

/** Bytes for people: 1 MB is 1,000,000 bytes. */
final class Megabytes {
  private static final double BYTES = 1e6;

  private Megabytes() {}

  static String of(long bytes) {
    return "%,.1f".formatted(bytes / BYTES);
  }
}

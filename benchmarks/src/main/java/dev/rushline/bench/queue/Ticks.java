package dev.rushline.bench.queue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * When the messages of each broadcast reach the sockets. Messages of one broadcast have the same
 * {@code line.at}, the log's time of the command that it tells of. For one thread, the event loop.
 */
final class Ticks {
  /** Broadcasts that are not measured: the edge compiles what sends them. */
  static final int WARM_UP = 15;

  /** Broadcasts that come after the last measured one, so that nobody late is missed. */
  static final int AFTER = 2;

  private static final String TOLD = "\"message\":\"";
  private static final String AT = "\"at\":\"";
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;

  private final int wanted;
  private final Promise<List<Tick>> seen = Promise.promise();
  private final Map<String, Tick> ticks = new LinkedHashMap<>();
  private final Histogram messages = new Histogram(LONGEST_MICROS, DIGITS);
  // One clock that has microseconds and does not jump.
  private final long wallMicros;
  private final long nanosThen = System.nanoTime();
  private long bytes;

  /** Measures so many broadcasts, after those that are not measured. */
  Ticks(int wanted) {
    this.wanted = wanted;
    Instant now = Instant.now();
    this.wallMicros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000;
  }

  /** One broadcast as it reached the sockets, in microseconds since the epoch. */
  static final class Tick {
    private final int index;
    private final long atMicros;
    private final long firstMicros;
    private long lastMicros;
    private int sockets;

    private Tick(int index, String at, long now) {
      this.index = index;
      this.atMicros = TimeUnit.MILLISECONDS.toMicros(Instant.parse(at).toEpochMilli());
      this.firstMicros = now;
    }

    /** How many sockets it has reached. */
    int sockets() {
      return sockets;
    }

    long firstToLastMicros() {
      return lastMicros - firstMicros;
    }

    long decisionToFirstMicros() {
      return firstMicros - atMicros;
    }

    long decisionToLastMicros() {
      return lastMicros - atMicros;
    }
  }

  /** The measured broadcasts, when they have all come. */
  Future<List<Tick>> seen() {
    return seen.future();
  }

  /** Every message's microseconds from its tick in the log. */
  Histogram messages() {
    return messages;
  }

  /** Mean length of a measured message in bytes. */
  double bytesPerMessage() {
    return (double) bytes / messages.getTotalCount();
  }

  /** A socket has received this. */
  void arrived(String message) {
    int at = message.indexOf(AT) + AT.length();
    if (at < AT.length() || !message.contains(TOLD)) {
      return; // without a line the socket closes, and without a message it has just opened
    }
    long now = wallMicros + (System.nanoTime() - nanosThen) / 1_000;
    Tick tick =
        ticks.computeIfAbsent(
            message.substring(at, message.indexOf('"', at)),
            key -> new Tick(ticks.size(), key, now));
    tick.sockets++;
    tick.lastMicros = now;
    if (isMeasured(tick)) {
      messages.recordValue(Math.clamp(now - tick.atMicros, 0, LONGEST_MICROS));
      bytes += message.getBytes(StandardCharsets.UTF_8).length;
    }
    if (tick.index == WARM_UP + wanted + AFTER) {
      seen.tryComplete(ticks.values().stream().filter(this::isMeasured).toList());
    }
  }

  private boolean isMeasured(Tick tick) {
    return tick.index >= WARM_UP && tick.index < WARM_UP + wanted;
  }
}

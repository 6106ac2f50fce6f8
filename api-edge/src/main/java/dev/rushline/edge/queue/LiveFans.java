package dev.rushline.edge.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The fans who have a socket on this edge. A broadcast goes to all of an event on a thread of its
 * own; one that comes while the last is still being told takes the place of those that wait.
 */
@Singleton
public class LiveFans implements LineWatchers {
  private final Map<String, Map<String, Set<LiveFan>>> byEvent = new ConcurrentHashMap<>();
  private final Map<String, SeenLine> toTell = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService telling =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("queue-broadcast").factory());
  private final int max;
  private final Timer pass;
  private final Counter dropped;

  LiveFans(QueueSettings settings, MeterRegistry meters) {
    this.max = settings.socketsMax();
    meters.gauge("rushline.queue.sockets", count);
    this.pass =
        Timer.builder("rushline.queue.broadcast.pass")
            .description("Time to hand one broadcast to all sockets of an event")
            .publishPercentileHistogram()
            .register(meters);
    this.dropped = meters.counter("rushline.queue.sockets.dropped");
  }

  /** Adds a fan; false when there are as many as there may be. */
  boolean add(LiveFan fan) {
    if (count.incrementAndGet() > max) {
      count.decrementAndGet();
      return false;
    }
    byEvent.compute(
        fan.eventId(),
        (_, known) -> {
          Map<String, Set<LiveFan>> fans = known == null ? new ConcurrentHashMap<>() : known;
          // One fan may have several tabs.
          fans.computeIfAbsent(fan.customerId(), _ -> ConcurrentHashMap.newKeySet(1)).add(fan);
          return fans;
        });
    return true;
  }

  /** Removes a fan; an event that nobody watches any more is forgotten. */
  void remove(LiveFan fan) {
    byEvent.computeIfPresent(
        fan.eventId(),
        (_, fans) -> {
          fans.computeIfPresent(
              fan.customerId(),
              (_, tabs) -> {
                if (tabs.remove(fan)) {
                  count.decrementAndGet();
                }
                return tabs.isEmpty() ? null : tabs;
              });
          return fans.isEmpty() ? null : fans;
        });
  }

  void droppedOne() {
    dropped.increment();
  }

  @Override
  public Set<String> events() {
    return byEvent.keySet();
  }

  @Override
  public void tell(SeenLine line) {
    String eventId = line.state().getEventId();
    if (byEvent.containsKey(eventId) && toTell.put(eventId, line) == null) {
      telling.execute(() -> pass.record(() -> tellNow(eventId)));
    }
  }

  private void tellNow(String eventId) {
    SeenLine line = toTell.remove(eventId);
    byEvent
        .getOrDefault(eventId, Map.of())
        .values()
        .forEach(tabs -> tabs.forEach(fan -> fan.lineTold(line)));
  }

  /** A fan has joined, from wherever. */
  void placeTaken(String eventId, String customerId) {
    tabs(eventId, customerId).forEach(LiveFan::placeTaken);
  }

  /** Something has happened to a fan's place. */
  void placeChanged(String eventId, String customerId) {
    tabs(eventId, customerId).forEach(LiveFan::placeChanged);
  }

  private Set<LiveFan> tabs(String eventId, String customerId) {
    return byEvent.getOrDefault(eventId, Map.of()).getOrDefault(customerId, Set.of());
  }

  @PreDestroy
  void stop() {
    telling.shutdownNow();
  }
}

package dev.rushline.streams;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The clock of a process, for what is about the process: threads that fail, connections, lag. What
 * is decided has the time of its record.
 */
class ProcessClock {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}

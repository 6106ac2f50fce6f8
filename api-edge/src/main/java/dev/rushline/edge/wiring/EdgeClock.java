package dev.rushline.edge.wiring;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock of an edge; all who need the time are given it, or another by a test. */
class EdgeClock {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}

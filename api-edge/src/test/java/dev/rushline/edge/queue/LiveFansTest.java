package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who has a socket here, and what is left of those who had one. */
class LiveFansTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final LiveFans fans = new LiveFans(Settings.withSocketsMax(3), meters);

  /** A socket that is told nothing here. */
  private static LiveFan socket(String eventId, String customerId) {
    return new LiveFan(eventId, customerId, null, null, null, null, null);
  }

  private double sockets() {
    return meters.get("rushline.queue.sockets").gauge().value();
  }

  @Test
  void an_event_that_nobody_watches_any_more_is_forgotten() {
    LiveFan tab = socket("e1", "ada");
    LiveFan otherTab = socket("e1", "ada");
    LiveFan other = socket("e1", "bob");
    List.of(tab, otherTab, other).forEach(fans::add);

    fans.remove(tab);
    fans.remove(other);
    assertThat(fans.events()).containsExactly("e1");
    fans.remove(otherTab);

    assertThat(fans.events()).isEmpty();
  }

  @Test
  void no_more_sockets_than_set_and_each_is_counted_once() {
    LiveFan first = socket("e1", "ada");
    fans.add(first);
    fans.add(socket("e2", "ada"));
    fans.add(socket("e2", "bob"));

    assertThat(fans.add(socket("e3", "cyd"))).isFalse();
    assertThat(fans.events()).containsExactlyInAnyOrder("e1", "e2");
    fans.remove(first);
    fans.remove(first);

    assertThat(sockets()).isEqualTo(2);
    assertThat(fans.add(socket("e3", "cyd"))).isTrue();
  }
}

package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rushline.edge.queue.FanView.FanStatus;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A socket that takes nothing costs the others nothing, and is closed. */
class LiveOutletTest {
  private static final long NEVER = TimeUnit.DAYS.toNanos(1);
  private static final ObjectWriter JSON =
      new ObjectMapper().registerModule(new JavaTimeModule()).writerFor(FanView.class);
  private static final FanView VIEW = new FanView("e1", FanStatus.ENDED, null, null, null, "LEFT");

  private final List<String> sent = new ArrayList<>();
  private final Deque<UniEmitter<? super Void>> onTheirWay = new ArrayDeque<>();
  private final List<Integer> closedWith = new ArrayList<>();
  private final AtomicInteger dropped = new AtomicInteger();

  /** A connection whose messages arrive when the test says so. */
  private final WebSocketConnection connection =
      (WebSocketConnection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {WebSocketConnection.class},
              (_, method, arguments) ->
                  switch (method.getName()) {
                    case "sendText" -> {
                      sent.add((String) arguments[0]);
                      yield Uni.createFrom().<Void>emitter(onTheirWay::add);
                    }
                    case "close" -> {
                      closedWith.add(((CloseReason) arguments[0]).getCode());
                      yield Uni.createFrom().voidItem();
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private LiveOutlet outlet(long slowAfterNanos) {
    return new LiveOutlet(connection, JSON, slowAfterNanos, dropped::incrementAndGet);
  }

  @Test
  void while_a_message_is_on_its_way_the_next_is_left_out() {
    LiveOutlet outlet = outlet(NEVER);

    assertThat(outlet.send(VIEW)).isTrue();
    assertThat(outlet.send(VIEW)).isFalse();
    onTheirWay.remove().complete(null);
    assertThat(outlet.send(VIEW)).isTrue();

    assertThat(sent).hasSize(2).allMatch(text -> text.contains("\"endedWhy\":\"LEFT\""));
    assertThat(closedWith).isEmpty();
  }

  @Test
  void a_socket_that_does_not_take_a_message_in_time_is_closed_once() {
    LiveOutlet outlet = outlet(-1);

    outlet.send(VIEW);
    assertThat(outlet.send(VIEW)).isFalse();
    assertThat(outlet.send(VIEW)).isFalse();

    assertThat(closedWith).containsExactly(LiveOutlet.TOO_SLOW);
    assertThat(dropped).hasValue(1);
    assertThat(sent).hasSize(1);
  }

  @Test
  void a_message_that_fails_does_not_block_the_next() {
    LiveOutlet outlet = outlet(NEVER);

    outlet.send(VIEW);
    onTheirWay.remove().fail(new IllegalStateException("gone"));

    assertThat(outlet.send(VIEW)).isTrue();
  }

  @Test
  void nothing_is_sent_once_it_is_closed() {
    LiveOutlet outlet = outlet(NEVER);

    outlet.close(LiveOutlet.DONE, "No line");
    outlet.close(LiveOutlet.TOO_MANY, "again");

    assertThat(outlet.send(VIEW)).isFalse();
    assertThat(sent).isEmpty();
    assertThat(closedWith).containsExactly(LiveOutlet.DONE);
  }
}

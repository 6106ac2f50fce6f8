package dev.rushline.edge.booking;

import dev.rushline.edge.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keys whose first request this edge is still working on. Bounded by the requests that wait. Two
 * edges may work on one key at once; the owner then gives both the same answer.
 */
@ApplicationScoped
class KeysInFlight {
  private record Key(String customerId, String idempotencyKey) {}

  private final Set<Key> keys = ConcurrentHashMap.newKeySet();

  /** Does the work unless the key is being worked on, which is answered 409. */
  <T> Uni<T> only(String customerId, String idempotencyKey, Supplier<Uni<T>> work) {
    Key key = new Key(customerId, idempotencyKey);
    if (!keys.add(key)) {
      throw Refusals.conflict(
              ProblemCode.IDEMPOTENCY_KEY_IN_FLIGHT, "Its answer will be the answer to this one")
          .retryAfterSeconds(1);
    }
    Uni<T> begun;
    try {
      begun = work.get();
    } catch (RuntimeException e) {
      keys.remove(key);
      throw e;
    }
    return begun.onTermination().invoke(() -> keys.remove(key));
  }
}

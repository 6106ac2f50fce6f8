package dev.rushline.edge.booking;

import dev.rushline.edge.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Requests that carry an idempotency key, and the keys this edge is still working on: bounded by
 * the requests that wait. Two edges may work on one key at once; the owner then gives both the same
 * answer.
 */
@ApplicationScoped
class KeyedRequests {
  private record Key(String customerId, String idempotencyKey) {}

  private final Set<Key> inFlight = ConcurrentHashMap.newKeySet();

  /**
   * Checks a request and does its work, unless its key is being worked on, which is answered 409.
   *
   * @param customerId who asks
   * @param header the idempotency key as it came; null when none came
   * @param request checks everything else, given the key, and returns the work to be done
   */
  <T> Uni<T> answer(String customerId, String header, Function<String, Supplier<Uni<T>>> request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              String key = IdempotencyKey.check(header);
              return only(new Key(customerId, key), request.apply(key));
            });
  }

  private <T> Uni<T> only(Key key, Supplier<Uni<T>> work) {
    if (!inFlight.add(key)) {
      throw Refusals.conflict(
              ProblemCode.IDEMPOTENCY_KEY_IN_FLIGHT, "Its answer will be the answer to this one")
          .retryAfterSeconds(1);
    }
    Uni<T> begun;
    try {
      begun = work.get();
    } catch (RuntimeException e) {
      inFlight.remove(key);
      throw e;
    }
    return begun.onTermination().invoke(() -> inFlight.remove(key));
  }
}

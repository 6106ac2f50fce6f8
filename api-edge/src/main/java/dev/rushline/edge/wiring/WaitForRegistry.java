package dev.rushline.edge.wiring;

import dev.rushline.schemas.wire.RegistryFault;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.DeserializationFailureHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/**
 * A record whose schema the registry does not tell at the moment is waited for on the thread that
 * polls: a line that was skipped for that would look open, a refund would be forgotten. Bytes that
 * are not what their schema says are skipped and told, as the channel says.
 */
@ApplicationScoped
@Identifier(WaitForRegistry.NAME)
public class WaitForRegistry implements DeserializationFailureHandler<Object> {
  /** What channels call it. */
  public static final String NAME = "wait-for-registry";

  private static final Logger LOG = Logger.getLogger(WaitForRegistry.class);
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @Override
  public Object decorateDeserialization(
      Uni<Object> deserialization,
      String topic,
      boolean isKey,
      String deserializer,
      byte[] data,
      Headers headers) {
    return deserialization
        .onFailure(RegistryFault.class)
        .invoke(fault -> LOG.warnf("a record waits for the registry topic=%s: %s", topic, fault))
        .onFailure(RegistryFault.class)
        .retry()
        .withBackOff(FIRST, LONGEST)
        .indefinitely()
        .await()
        .indefinitely();
  }
}

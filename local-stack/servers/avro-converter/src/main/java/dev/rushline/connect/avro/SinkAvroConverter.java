package dev.rushline.connect.avro;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.apicurio.registry.utils.converter.AvroConverter;
import io.apicurio.rest.client.error.ApicurioRestClientException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * Apicurio's converter for sinks that set aside what cannot be read. Bytes that are not what their
 * schema says go to the dead letters, as before. That the registry is away, or does not know an id
 * that a writer had from it, is no fault of a record: then the task fails with {@link
 * RegistryFault} and nothing of what it had read counts as delivered.
 */
public final class SinkAvroConverter extends AvroConverter<Object> {
  /** A cycle of causes must not be followed for ever. */
  private static final int CAUSES_MAX = 100;

  private static final String CHECK_PERIOD = "apicurio.registry.check-period-ms";

  /**
   * An id never means another schema, so it is asked for once. Apicurio asks again every 30 s, and
   * then a registry that is away for a moment stops everything.
   */
  private static final Duration ALWAYS = Duration.ofDays(3_650);

  @Override
  public void configure(Map<String, ?> options, boolean isKey) {
    Map<String, Object> kept = new HashMap<>(options);
    kept.putIfAbsent(CHECK_PERIOD, ALWAYS.toMillis());
    super.configure(kept, isKey);
  }

  @Override
  public SchemaAndValue toConnectData(String topic, byte[] value) {
    try {
      return super.toConnectData(topic, value);
    } catch (RuntimeException e) {
      throw orRegistryFault(topic, e);
    }
  }

  @Override
  public SchemaAndValue toConnectData(String topic, Headers headers, byte[] value) {
    try {
      return super.toConnectData(topic, headers, value);
    } catch (RuntimeException e) {
      throw orRegistryFault(topic, e);
    }
  }

  /** The failure, when the record is to blame for it; else throws what stops the task. */
  private static RuntimeException orRegistryFault(String topic, RuntimeException failure) {
    Throwable cause = failure;
    for (int seen = 0; seen < CAUSES_MAX && cause != null; seen++) {
      if (isOfRegistry(cause)) {
        throw new RegistryFault(topic, failure);
      }
      cause = cause.getCause();
    }
    return failure;
  }

  /** No answer, a refusal, or one that is neither JSON nor a schema. */
  private static boolean isOfRegistry(Throwable cause) {
    return cause instanceof ApicurioRestClientException
        || cause instanceof JsonProcessingException
        || cause instanceof SchemaParseException;
  }
}

package dev.rushline.streams;

import dev.rushline.schemas.wire.RegistryFault;
import java.io.EOFException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jboss.logging.Logger;

/**
 * Bytes that are no value of their topic go to the dead letters. A registry that does not answer,
 * or does not know the schema, is no reason to skip a record: then the task stops and tries again.
 */
public final class SetAsideUnreadable implements DeserializationExceptionHandler {
  private static final Logger LOG = Logger.getLogger(SetAsideUnreadable.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (isFaultOfTheBytes(exception)) {
      LOG.warnf(
          exception,
          "record set aside topic=%s partition=%d offset=%d",
          context.topic(),
          context.partition(),
          context.offset());
      return Response.resume(DeadLetters.of(context, exception));
    }
    return Response.fail();
  }

  private static boolean isFaultOfTheBytes(Exception exception) {
    List<Throwable> causes =
        Stream.<Throwable>iterate(exception, e -> e != null, Throwable::getCause).toList();
    return causes.stream().noneMatch(RegistryFault.class::isInstance)
        && causes.stream()
            .anyMatch(
                e ->
                    e instanceof AvroRuntimeException
                        || e instanceof EOFException
                        || e instanceof SerializationException);
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // nothing to configure
  }
}

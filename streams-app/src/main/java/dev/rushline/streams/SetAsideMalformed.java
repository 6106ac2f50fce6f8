package dev.rushline.streams;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/**
 * A record that contradicts its topic goes to the dead letters. Anything else that is thrown is a
 * bug or a broken machine: the task stops before it commits, and nothing is skipped.
 */
public final class SetAsideMalformed implements ProcessingExceptionHandler {
  private static final Logger LOG = Logger.getLogger(SetAsideMalformed.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    if (exception instanceof MalformedInput) {
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

  @Override
  public void configure(Map<String, ?> configs) {
    // nothing to configure
  }
}

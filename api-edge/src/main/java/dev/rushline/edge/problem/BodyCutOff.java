package dev.rushline.edge.problem;

import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading a body of unknown length where it passes the limit of its path. */
@Provider
class BodyCutOff implements ReaderInterceptor {
  private final UriInfo uri;

  BodyCutOff(@jakarta.ws.rs.core.Context UriInfo uri) {
    this.uri = uri;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (context.getHeaders().getFirst("Content-Length") == null) {
      long limit = BodyLimits.limitOf("/" + uri.getPath().replaceFirst("^/", ""));
      context.setInputStream(new Limited(context.getInputStream(), limit));
    }
    return context.proceed();
  }

  private static final class Limited extends FilterInputStream {
    private final long limit;
    private long read;

    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int some = super.read(buffer, offset, length);
      count(Math.max(some, 0));
      return some;
    }

    private void count(int bytes) {
      read += bytes;
      if (read > limit) {
        throw new ProblemException(
            ProblemCode.BODY_TOO_LARGE, "At most " + limit + " bytes are taken here");
      }
    }
  }
}

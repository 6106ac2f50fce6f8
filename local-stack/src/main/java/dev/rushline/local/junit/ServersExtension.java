package dev.rushline.local.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts what {@link NeedsServers} names, before the class's first method. */
final class ServersExtension implements BeforeAllCallback, ParameterResolver {

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
    Servers.running(kinds(context));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Servers.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    try {
      return Servers.running(kinds(context));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while servers were starting", e);
    }
  }

  private static Set<ServerKind> kinds(ExtensionContext context) {
    Set<ServerKind> kinds = EnumSet.noneOf(ServerKind.class);
    AnnotationSupport.findAnnotation(context.getRequiredTestClass(), NeedsServers.class)
        .ifPresent(needs -> kinds.addAll(List.of(needs.value())));
    return kinds;
  }
}

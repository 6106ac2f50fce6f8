package dev.rushline.search.sink;

import java.util.Optional;

/** The version of the jar this is in. */
final class PluginVersion {
  static final String VERSION =
      Optional.ofNullable(PluginVersion.class.getPackage().getImplementationVersion())
          .orElse("unpackaged");

  private PluginVersion() {}
}

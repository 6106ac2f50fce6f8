package dev.rushline.edge.queue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;

/** Settings, but for what a test says. */
final class Settings {
  private Settings() {}

  static QueueSettings withSocketsMax(int max) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(QueueSettings.class)
        .withDefaultValue("rushline.queue.sockets-max", Integer.toString(max))
        .build()
        .getConfigMapping(QueueSettings.class);
  }
}

package dev.rushline.edge.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long money may wait. */
@ConfigMapping(prefix = "rushline.payment")
public interface PaymentSettings {
  /** How long one call to the provider may take. */
  @WithDefault("2s")
  Duration providerTimeout();

  /** How long an undecided payment lies before its owner is asked: a hold's life and a margin. */
  @WithDefault("10m")
  Duration sweepOpenAfter();

  /** How long a decided payment lies before the provider is told again. */
  @WithDefault("1m")
  Duration sweepDecidedAfter();

  /** How often is looked. */
  @WithDefault("1m")
  Duration sweepEvery();

  /** Most payments looked at each time; the rest follows the next time. */
  @WithDefault("200")
  int sweepMax();
}
